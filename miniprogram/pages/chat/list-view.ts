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
  /** Asks for what moves the list; before the page is ready there is nothing to be found. */
  find(): void
  /** Told nothing where the platform finds nothing to measure. */
  measure(told: (layout: Layout | undefined) => void): void
  toEnd(): void
  /** Told once it is drawn; the platform may move the list a moment later. */
  toDivider(moved: () => void): void
  to(scrollTop: number): void
  /** What was asked for until now is not told any more. */
  rest(): void
  /** From now on nothing is measured, told or moved: the platform answers also when the page is gone. */
  close(): void
}

/** Finds the page's list; until it is found, and where it has no context, the anchor moves it. */
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

/** The list's own means to be moved. Platforms answer null while it is not drawn, and some later, too: it is asked for again. */
function openContext(isOpen: () => boolean, query: () => Query) {
  let context: Partial<Context> = {}
  const find = (): void => {
    if (!isOpen()) return
    const asked = query().select('#list')
    asked.node((found) => (context = (found as Found | null)?.node ?? {})).exec()
  }
  /** False where the list cannot be moved so. */
  const scrollTo = (top: number): boolean => {
    if (!context.scrollTo) find()
    if (!isOpen()) return true
    context.scrollTo?.({ top, animated: false })
    return context.scrollTo !== undefined
  }
  return { find, scrollTo }
}

/**
 * Moves the list to an element by its id. The same id twice moves nothing: it is taken away in between, and
 * drawn so, for a platform may make one call of two. What is asked for meanwhile is done after that.
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

/** How far the list reaches is read from its last element: not every platform tells a scrollHeight here. */
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
