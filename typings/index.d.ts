/** The mini-program for the compiler: its app, `this` in its components, and what miniprogram-api-typings do not describe. */

/** What the app consists of. Everything that lives as long as it does is in the composition. */
interface IAppOption {
  onLaunch(): void
  onShow(): void
  onHide(): void
}

/** `this` in a component's methods. `Own` is what the component keeps beside its data. */
type ComponentContext<Data extends object, Own extends object = object> = Own & {
  data: Readonly<Data>
  setData(change: Partial<Data>, drawn?: () => void): void
  triggerEvent(name: string, detail?: object): void
}

/** What a page's instance reveals about its renderer. The platform guarantees none of it. */
interface DrawnPage {
  /** webview or skyline. */
  renderer?: string
  /** glass-easel stores its element here. */
  _$?: unknown
  /** exparser stores its node, or the node's number, here. */
  _exparserNode?: unknown
  __wxExparserNodeId__?: unknown
}
