/** What a page's instance tells of what draws it; nothing of it is promised by the platform. */
interface DrawnPage {
  /** webview or skyline. */
  renderer?: string
  /** glass-easel keeps its own element here. */
  _$?: unknown
  /** exparser keeps its node, or the node's number, here. */
  _exparserNode?: unknown
  __wxExparserNodeId__?: unknown
}

/** Renderer and component framework of this page, as far as the page shows them. */
export function renderingOf(page: object): string {
  const { renderer = 'unknown' } = page as DrawnPage
  return `renderer ${renderer}, framework ${frameworkOf(page)}`
}

function frameworkOf(page: DrawnPage): string {
  if (page._$ !== undefined) return 'glass-easel'
  const isExparser = page._exparserNode ?? page.__wxExparserNodeId__
  return isExparser === undefined ? 'unknown' : 'exparser'
}
