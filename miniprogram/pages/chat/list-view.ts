import type { View } from '../page-life'
import type { Scroll } from './reading-place'

type Query = WechatMiniprogram.SelectorQuery
type Context = WechatMiniprogram.ScrollViewContext
interface Found {
  node?: Context | null
}

export interface Box {
  id: string
  top: number
  height: number
}

/** The layout of the list at one moment. */
export interface Layout extends Scroll {
  top: number
  height: number
  /** The oldest row comes first. */
  rows: readonly Box[]
}

const BEYOND_THE_END = 10_000_000

/** The scroll-view of the messages. It is measured and scrolled without setData where the platform supports this. */
export interface ListView {
  /** Looks up the scroll-view's context. Before the page is ready, there is none. */
  find(): void
  /** Calls `told` with undefined if the platform finds nothing to measure. */
  measure(told: (layout: Layout | undefined) => void): void
  toEnd(): void
  /** Calls `moved` once the divider is drawn. The platform may scroll the list a moment later. */
  toDivider(moved: () => void): void
  to(scrollTop: number): void
  /** Drops the callbacks of all earlier calls. */
  rest(): void
  /** Stops measuring, reporting and scrolling. The platform may answer even after the page is closed. */
  close(): void
}

/** Opens the page's list. Without a scroll context, the list is scrolled by its anchor. */
export function openListView(page: View, query: () => Query): ListView {
  let isOpen = true
  let turn = 0
  const context = openContext(() => isOpen, query)
  const anchor = openAnchor(page, () => isOpen)
  context.find()
  return {
    find: context.find,
    measure(told) {
      const asked = turn
      if (!isOpen) return
      measure(query(), (layout) => {
        if (isOpen && asked === turn) told(layout)
      })
    },
    toEnd() {
      if (!context.scrollTo(BEYOND_THE_END)) anchor('end')
    },
    toDivider: (moved) => anchor('divider', moved),
    to: (scrollTop) => void context.scrollTo(scrollTop),
    rest: () => {
      turn++
    },
    close: () => {
      isOpen = false
    },
  }
}

/**
 * The list's scroll context. Platforms return null until the list is drawn, and sometimes later too, so it is
 * requested again.
 */
function openContext(isOpen: () => boolean, query: () => Query) {
  let context: Partial<Context> = {}
  const find = (): void => {
    if (!isOpen()) return
    const asked = query().select('#list')
    asked.node((found) => (context = (found as Found | null)?.node ?? {})).exec()
  }
  /** Returns false if the list cannot be scrolled this way. */
  const scrollTo = (top: number): boolean => {
    if (!context.scrollTo) find()
    if (!isOpen()) return true
    context.scrollTo?.({ top, animated: false })
    return context.scrollTo !== undefined
  }
  return { find, scrollTo }
}

/**
 * Scrolls the list to an element by its id. Setting the same id twice does nothing, so the id is first cleared in a
 * setData of its own: a platform may merge two calls. Calls that arrive meanwhile run afterwards.
 */
function openAnchor(page: View, isOpen: () => boolean) {
  let next: { anchor: string; moved?: (() => void) | undefined } | undefined
  let isMoving = false
  const move = () => {
    const wanted = next
    next = undefined
    isMoving = wanted !== undefined && isOpen()
    if (!wanted || !isMoving) return
    const moved = () => {
      if (isOpen()) wanted.moved?.()
      move()
    }
    page.setData({ anchor: '' }, () => {
      if (isOpen()) page.setData({ anchor: wanted.anchor }, moved)
    })
  }
  return (anchor: string, moved?: () => void): void => {
    next = { anchor, moved }
    if (!isMoving) move()
  }
}

type Line = Omit<Box, 'id'>
type Answers = [rows: Box[] | null, list: (Line & { scrollTop: number }) | null, end: Line | null]

/** The height of the list comes from its last element, because not every platform reports a scrollHeight here. */
function measure(query: Query, told: (layout: Layout | undefined) => void): void {
  query
    .selectAll('.row')
    .boundingClientRect()
    .select('#list')
    .fields({ rect: true, size: true, scrollOffset: true })
    .select('#end')
    .boundingClientRect()
    .exec((answers: Answers | null) => told(layoutOf(answers)))
}

function layoutOf(answers: Answers | null): Layout | undefined {
  const [rows, list, end] = answers ?? []
  if (!list || !end) return undefined
  const scrollHeight = list.scrollTop + end.top + end.height - list.top
  return { ...list, scrollHeight, rows: rows ?? [] }
}
