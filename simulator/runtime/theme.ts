import type { Config } from './mini-program'

export type Theme = 'light' | 'dark'

/** Replaces every `@name` in a configuration with the theme's value. */
export function resolveTheme(config: Config, values: Record<string, string> | undefined): Config {
  return JSON.parse(JSON.stringify(config), (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith('@') ? (values?.[value.slice(1)] ?? value) : value
  ) as Config
}
