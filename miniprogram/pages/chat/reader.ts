import type { MessageStore } from '../../stores/message-store'
import type { View } from '../page-life'
import { openListView, type Layout, type ListView } from './list-view'
import {
  isFarFromEnd,
  isNearEnd,
  placeAfter,
  type ReadingPlace,
  type Scroll,
} from './reading-place'
import { isInSight, movesRows, scrollTopToKeep } from './stillness'

type Query = WechatMiniprogram.SelectorQuery
type Patch = Record<string, unknown>

/** Who reads a chat, and where in it he is, from the page's opening to its end. */
export interface Reader {
  readonly page: View
  readonly chat: MessageStore
  readonly list: ListView
  place: ReadingPlace
  scroll: Scroll
  /** 0 until it was measured. */
  listHeight: number
  isFar: boolean
  /** Key of the divider that the list was moved to. */
  divider: string
  /** What came while the list was being measured, in its order. */
  held: Patch[] | undefined
}

/** So much is held at most: a platform that never answers must not keep the newest from the screen. */
const MOST_HELD = 16

/** Opens at the end; the first unread message moves it when it is known. */
export function openReader(page: View, chat: MessageStore, query: () => Query): Reader {
  return {
    page,
    chat,
    list: openListView(page, query),
    place: 'end',
    scroll: { scrollTop: 0, scrollHeight: 0 },
    listHeight: 0,
    isFar: false,
    divider: '',
    held: undefined,
  }
}

/** The page was drawn for the first time: only now is there a list to be found and measured. */
export function ready(reader: Reader): void {
  reader.list.find()
  resized(reader)
}

/** Draws the rows from now on; what was being measured when it is stopped is not waited for. */
export function rowsOf(reader: Reader): () => void {
  const stop = reader.chat.onPatch((patch) => draw(reader, patch))
  return () => {
    stop()
    reader.list.rest()
    reader.held = undefined
  }
}

/** Draws what the store says; what is being read stays where it is. */
export function draw(reader: Reader, patch: Patch): void {
  if (reader.held) hold(reader, patch)
  else if (reader.place === 'elsewhere' && movesRows(patch)) drawStill(reader, patch)
  else reader.page.setData(patch, () => settle(reader))
}

/** The list was moved, by the reader's thumb or by us. */
export function scrolled(reader: Reader, scroll: Scroll): void {
  const before = reader.scroll
  reader.scroll = scroll
  // without a height nobody can say how far the end is: whoever measures it sees where the list stands
  if (reader.listHeight === 0) {
    resized(reader)
    return
  }
  const place = placeAfter(reader.place, [before, scroll], reader.listHeight)
  if (reader.place === 'end' && place === 'elsewhere') leaveEnd(reader, before)
  else moveTo(reader, place)
  showFar(reader, scroll)
}

/** Shows the newest, and stays with it. */
export function goToEnd(reader: Reader): void {
  moveTo(reader, 'end')
  showFar(reader, reader.scroll)
  reader.list.toEnd()
}

/** The list got its height, or another one: the keyboard came or went. */
export function resized(reader: Reader): void {
  reader.list.measure((layout) => {
    if (!layout) return
    reader.listHeight = layout.height
    if (isNearEnd(layout, layout.height)) moveTo(reader, 'end')
    showFar(reader, layout)
    settle(reader)
  })
}

/** A list that became higher is scrolled back by the platform itself: only its height tells that from a thumb. */
function leaveEnd(reader: Reader, before: Scroll): void {
  reader.list.measure((layout) => {
    const now = layout ?? reader.scroll
    if (layout) reader.listHeight = layout.height
    if (reader.place === 'end') moveTo(reader, placeAfter('end', [before, now], reader.listHeight))
    showFar(reader, now)
  })
}

function hold(reader: Reader, patch: Patch): void {
  reader.held?.push(patch)
  if ((reader.held?.length ?? 0) > MOST_HELD) drawHeld(reader, () => settle(reader))
}

/** All that was held, in its order. */
function drawHeld(reader: Reader, drawn: () => void): void {
  const patches = reader.held ?? []
  reader.held = undefined
  for (const held of patches.slice(0, -1)) reader.page.setData(held)
  reader.page.setData(patches[patches.length - 1] ?? {}, drawn)
}

function drawStill(reader: Reader, patch: Patch): void {
  const held = [patch]
  reader.held = held
  reader.list.measure((before) => {
    // it may have been drawn without waiting any longer
    if (reader.held === held) drawHeld(reader, () => putBack(reader, before))
  })
}

/** Platforms that anchor by themselves have done it by now; then there is nothing to put back. */
function putBack(reader: Reader, before: Layout | undefined): void {
  // he may have gone to the end meanwhile, as he does when he sends
  if (reader.place === 'end') {
    reader.list.toEnd()
    return
  }
  reader.list.measure((after) => {
    if (!before || !after) return
    const scrollTop = scrollTopToKeep(before, after)
    const hasMoved = Math.abs(scrollTop - after.scrollTop) >= 1
    if (reader.place === 'elsewhere' && hasMoved) reader.list.to(scrollTop)
  })
}

function settle(reader: Reader): void {
  const { firstUnreadKey } = reader.chat
  if (firstUnreadKey !== '' && firstUnreadKey !== reader.divider) showDivider(reader)
  else if (reader.place === 'end') reader.list.toEnd()
}

function showDivider(reader: Reader): void {
  reader.divider = reader.chat.firstUnreadKey
  moveTo(reader, 'elsewhere')
  reader.list.toDivider(() =>
    reader.list.measure((layout) => {
      if (layout) followFrom(reader, layout)
    })
  )
}

/** Where all the unread ones are in sight, nothing will be scrolled: he is at the end already. */
function followFrom(reader: Reader, layout: Layout): void {
  reader.listHeight = layout.height
  const divider = layout.rows.find(({ id }) => id === reader.divider)
  if (divider && isInSight(divider, layout) && isNearEnd(layout, layout.height))
    moveTo(reader, 'end')
}

/** One who is at the end is far from nothing, wherever the list still is on its way there. */
function showFar(reader: Reader, scroll: Scroll): void {
  const isFar = reader.place === 'elsewhere' && isFarFromEnd(scroll, reader.listHeight)
  if (isFar === reader.isFar) return
  reader.isFar = isFar
  reader.page.setData({ isFar })
}

function moveTo(reader: Reader, place: ReadingPlace): void {
  if (place === reader.place) return
  reader.place = place
  reader.chat.atEnd(place === 'end')
}
