import type { Scroll } from './reading-place'

type Page = WechatMiniprogram.Component.TrivialInstance
type Query = WechatMiniprogram.SelectorQuery
type Context = WechatMiniprogram.ScrollViewContext

export interface Box {
  id: string
  top: number
  height: number
}

/** The list as it lies on the screen at one moment. */
export interface Layout extends Scroll {
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
  /** Told once it is drawn; the platform may move the list a moment later. */
  toDivider(moved: () => void): void
  to(scrollTop: number): void
  /** From now on nothing is measured: what was drawn may be told when the page is gone. */
  close(): void
}

/** Finds the page's list; until it is found, and where it has no context, the anchor moves it. */
export function openListView(page: Page, query: () => Query): ListView {
  let context: Partial<Context> = {}
  let isOpen = true
  query()
    .select('#list')
    .node((found) => (context = ((found as { node?: Context } | null)?.node ?? {}) as Context))
    .exec()
  const jump = (top: number) => context.scrollTo?.({ top, animated: false })
  return {
    measure: (told) => {
      if (isOpen) measure(query(), told)
    },
    toEnd: () => (context.scrollTo ? jump(BEYOND_THE_END) : anchorAt(page, 'end')),
    toDivider: (moved) => anchorAt(page, 'divider', moved),
    to: jump,
    close: () => {
      isOpen = false
    },
  }
}

/** The same anchor twice moves nothing: it is taken away in between. */
function anchorAt(page: Page, anchor: string, moved?: () => void): void {
  page.setData({ anchor: '' })
  page.setData({ anchor }, moved)
}

type Line = Omit<Box, 'id'>
type Found = [rows: Box[], list: (Line & { scrollTop: number }) | null, end: Line | null]

/** How far the list reaches is read from its last element: not every platform tells a scrollHeight here. */
function measure(query: Query, told: (layout: Layout) => void): void {
  query
    .selectAll('.row')
    .boundingClientRect()
    .select('#list')
    .fields({ rect: true, size: true, scrollOffset: true })
    .select('#end')
    .boundingClientRect()
    .exec(([rows, list, end]: Found) => {
      if (!list || !end) return
      const scrollHeight = list.scrollTop + end.top + end.height - list.top
      told({ ...list, scrollHeight, rows })
    })
}
