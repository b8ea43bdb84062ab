/** The renderer and the component framework of this page, as far as they can be detected. */
export function renderingOf(page: DrawnPage): string {
  const { renderer = 'unknown' } = page
  return `renderer ${renderer}, framework ${frameworkOf(page)}`
}

function frameworkOf(page: DrawnPage): string {
  if (page._$ !== undefined) return 'glass-easel'
  const isExparser = page._exparserNode ?? page.__wxExparserNodeId__
  return isExparser === undefined ? 'unknown' : 'exparser'
}
