/** A JSON object of the mini-program: app.json, a page's or a component's own file, theme.json. */
export type Config = Record<string, unknown>

/** A page or a component, known by its path from the mini-program's root without an extension. */
export interface ComponentSource {
  path: string
  isPage: boolean
  config: Config
  /** Prefix of its class names; a page or a shared sheet has none. */
  scope?: string
}

/** What is known of a mini-program once its JSON files have been read. */
export interface ProgramSource {
  root: string
  app: Config
  theme: Config
  /** Children before their parents, so that each finds what it uses already registered. */
  components: readonly ComponentSource[]
}
