import type { template } from 'glass-easel'
import type { PhoneGlobals } from './phone-globals'

/** A JSON object of the mini-program. */
export type Config = Record<string, unknown>

export interface CompiledComponent {
  path: string
  isPage: boolean
  config: Config
}

export type TemplateGroups = Record<string, template.ComponentTemplate['content']>

/** The page that opens where none is asked for. */
export function firstPageOf({ app }: MiniProgram): string {
  const { entryPagePath, pages = [] } = app as { entryPagePath?: string; pages?: string[] }
  return entryPagePath ?? pages[0] ?? ''
}

/** The value that the compiler's script assigns to `globalThis.miniProgram`. */
export interface MiniProgram {
  app: Config
  theme: Record<string, Record<string, string> | undefined>
  /** Children come before their parents. */
  components: readonly CompiledComponent[]
  styles: Record<string, string>
  /** The parameters are TEMPLATE_PARAMETERS of the compiler. */
  templates: (...wxs: readonly unknown[]) => TemplateGroups
  load: (globals: PhoneGlobals) => {
    app: () => unknown
    components: Record<string, () => unknown>
  }
}
