import type { Problem } from './compile-error'

/** A JSON object of the mini-program: app.json, the file of a page or a component, or theme.json. */
export type Config = Record<string, unknown>

/** A page or a component, identified by its path from the mini-program's root, without extension. */
export interface ComponentSource {
  path: string
  isPage: boolean
  config: Config
}

/** A mini-program after its JSON files have been read. */
export interface ProgramSource {
  root: string
  app: Config
  theme: Config
  /** Children come before their parents, so that each parent finds its children registered. */
  components: readonly ComponentSource[]
  /** Collects notes, which do not stop the build. */
  notes: Problem[]
}
