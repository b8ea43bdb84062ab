/** What a page's instance tells of what draws it; nothing of it is promised by the platform. */
interface DrawnPage {
  /** webview or skyline. */
  renderer?: string
  /** glass-easel keeps its own element here. */
  _$?: unknown
  /** exparser numbers its nodes. */
  __wxExparserNodeId__?: unknown
}

/** Renderer and component framework of this page, as far as the page shows them. */
export function renderingOf(page: object): string {
  const { renderer = 'unknown', _$: element, __wxExparserNodeId__: node } = page as DrawnPage
  return `renderer ${renderer}, framework ${frameworkOf(element, node)}`
}

function frameworkOf(element: unknown, node: unknown): string {
  if (element !== undefined) return 'glass-easel'
  return node === undefined ? 'unknown' : 'exparser'
}
