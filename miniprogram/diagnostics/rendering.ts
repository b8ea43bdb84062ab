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

/** The renderer and the component framework of this page, as far as they can be detected. */
export function renderingOf(page: object): string {
  const { renderer = 'unknown' } = page as DrawnPage
  return `renderer ${renderer}, framework ${frameworkOf(page)}`
}

function frameworkOf(page: DrawnPage): string {
  if (page._$ !== undefined) return 'glass-easel'
  const isExparser = page._exparserNode ?? page.__wxExparserNodeId__
  return isExparser === undefined ? 'unknown' : 'exparser'
}
