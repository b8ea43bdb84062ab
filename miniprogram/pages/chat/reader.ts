import type { ChatStore } from '../../stores/chat/chat-store'
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

/** The reader of a chat and the reading position, from the opening of the page to its end. */
export interface Reader {
  readonly page: View
  readonly chat: ChatStore
  readonly list: ListView
  place: ReadingPlace
  scroll: Scroll
  /** 0 until it has been measured. */
  listHeight: number
  isFar: boolean
  /** The key of the divider to which the list was scrolled. */
  divider: string
  /** Patches that arrived while the list was being measured, in order. */
  held: Patch[] | undefined
}

/** At most this many patches are held, so a platform that never answers cannot hide new messages. */
const MOST_HELD = 16

/** Opens at the end. Scrolls to the first unread message when it is known. */
export function openReader(page: View, chat: ChatStore, query: () => Query): Reader {
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

/** Called when the page has been drawn for the first time. Only then can the list be found and measured. */
export function ready(reader: Reader): void {
  reader.list.find()
  resized(reader)
}

/** Draws the rows from now on. Stopping it does not wait for running measurements. */
export function rowsOf(reader: Reader): () => void {
  const stop = reader.chat.onPatch((patch) => draw(reader, patch))
  return () => {
    stop()
    reader.list.rest()
    reader.held = undefined
  }
}

/** Draws a patch from the store. The text that is being read stays in place. */
export function draw(reader: Reader, patch: Patch): void {
  if (reader.held) hold(reader, patch)
  else if (reader.place === 'elsewhere' && movesRows(patch)) drawStill(reader, patch)
  else reader.page.setData(patch, () => settle(reader))
}

/** Called when the list was scrolled, by the reader or by us. */
export function scrolled(reader: Reader, scroll: Scroll): void {
  const before = reader.scroll
  reader.scroll = scroll
  // Without the list's height, the distance to the end is unknown. The next measurement also finds the position
  if (reader.listHeight === 0) {
    resized(reader)
    return
  }
  const place = placeAfter(reader.place, [before, scroll], reader.listHeight)
  if (reader.place === 'end' && place === 'elsewhere') leaveEnd(reader, before)
  else moveTo(reader, place)
  showFar(reader, scroll)
}

/** Shows the newest message and stays at the end. */
export function goToEnd(reader: Reader): void {
  moveTo(reader, 'end')
  showFar(reader, reader.scroll)
  reader.list.toEnd()
}

/** Called when the height of the list changes, for example because of the keyboard. */
export function resized(reader: Reader): void {
  reader.list.measure((layout) => {
    if (!layout) return
    reader.listHeight = layout.height
    if (isNearEnd(layout, layout.height)) moveTo(reader, 'end')
    showFar(reader, layout)
    settle(reader)
  })
}

/**
 * When the list becomes taller, the platform scrolls it back by itself. Only the changed height tells this from a
 * gesture.
 */
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

/** Draws all held patches in order. */
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
    // The patches may have been drawn already, because too many were held
    if (reader.held === held) drawHeld(reader, () => putBack(reader, before))
  })
}

/** Platforms with scroll anchoring have done this already. Then nothing has to be moved. */
function putBack(reader: Reader, before: Layout | undefined): void {
  // The reader may have gone to the end meanwhile, for example by sending a message
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

/** If all unread messages are visible, the reader will not scroll and is already at the end. */
function followFrom(reader: Reader, layout: Layout): void {
  reader.listHeight = layout.height
  const divider = layout.rows.find(({ id }) => id === reader.divider)
  if (divider && isInSight(divider, layout) && isNearEnd(layout, layout.height))
    moveTo(reader, 'end')
}

/** A reader at the end is never far away, even while the list is still scrolling there. */
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
