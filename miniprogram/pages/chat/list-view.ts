type Page = WechatMiniprogram.Component.TrivialInstance
type Query = WechatMiniprogram.SelectorQuery
type Context = WechatMiniprogram.ScrollViewContext

export interface Box {
  id: string
  top: number
  height: number
}

/** The list as it lies on the screen at one moment. */
export interface Layout {
  scrollTop: number
  top: number
  height: number
  /** From the oldest. */
  rows: readonly Box[]
}

const BEYOND_THE_END = 10_000_000

/** The scroll-view of the messages: measured and moved without setData where the platform can. */
export interface ListView {
  measure(told: (layout: Layout) => void): void
  toEnd(): void
  toDivider(): void
  to(scrollTop: number): void
}

/** Finds the page's list; until it is found, and where it has no context, the anchor moves it. */
export function openListView(page: Page, query: () => Query): ListView {
  let context: Partial<Context> = {}
  query()
    .select('#list')
    .node((found) => (context = ((found as { node?: Context } | null)?.node ?? {}) as Context))
    .exec()
  const jump = (top: number) => context.scrollTo?.({ top, animated: false })
  return {
    measure: (told) => measure(query(), told),
    toEnd: () => (context.scrollTo ? jump(BEYOND_THE_END) : anchorAt(page, 'end')),
    toDivider: () => anchorAt(page, 'divider'),
    to: jump,
  }
}

/** The same anchor twice moves nothing: it is taken away in between. */
function anchorAt(page: Page, anchor: string): void {
  page.setData({ anchor: '' })
  page.setData({ anchor })
}

function measure(query: Query, told: (layout: Layout) => void): void {
  query
    .selectAll('.row')
    .boundingClientRect()
    .select('#list')
    .fields({ rect: true, size: true, scrollOffset: true })
    .exec(([rows, list]: [Box[], Omit<Layout, 'rows'> | null]) => {
      if (list) told({ ...list, rows })
    })
}
