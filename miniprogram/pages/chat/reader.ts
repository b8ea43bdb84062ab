import type { MessageStore } from '../../stores/message-store'
import { openListView, type Layout, type ListView } from './list-view'
import { isFarFromEnd, placeAfter, type ReadingPlace, type Scroll } from './reading-place'
import { movesRows, scrollTopToKeep } from './stillness'

type Page = WechatMiniprogram.Component.TrivialInstance
type Query = WechatMiniprogram.SelectorQuery
type Patch = Record<string, unknown>

/** Who reads a chat, and where in it he is, from the page's opening to its end. */
export interface Reader {
  readonly page: Page
  readonly chat: MessageStore
  readonly list: ListView
  place: ReadingPlace
  scroll: Scroll
  listHeight: number
  isFar: boolean
  /** Key of the divider that the list was moved to. */
  divider: string
  /** What came while the list was being measured, in its order. */
  held: Patch[] | undefined
}

/** Opens at the end; the first unread message moves it when it is known. */
export function openReader(page: Page, chat: MessageStore, query: () => Query): Reader {
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

/** Draws what the store says; what is being read stays where it is. */
export function draw(reader: Reader, patch: Patch): void {
  if (reader.held) reader.held.push(patch)
  else if (reader.place === 'elsewhere' && movesRows(patch)) drawStill(reader, patch)
  else reader.page.setData(patch, () => settle(reader))
}

/** The list was moved, by the reader's thumb or by us. */
export function scrolled(reader: Reader, scroll: Scroll): void {
  const before = reader.scroll
  const place = placeAfter(reader.place, [before, scroll], reader.listHeight)
  reader.scroll = scroll
  if (reader.place === 'end' && place === 'elsewhere') leaveEnd(reader, before)
  else moveTo(reader, place)
  showFar(reader, isFarFromEnd(scroll, reader.listHeight))
}

/** Shows the newest, and stays with it. */
export function goToEnd(reader: Reader): void {
  moveTo(reader, 'end')
  reader.list.toEnd()
}

/** The list got its height, or another one: the keyboard came or went. */
export function resized(reader: Reader): void {
  reader.list.measure(({ height }) => {
    reader.listHeight = height
    settle(reader)
  })
}

/** A list that became higher is scrolled back by the platform itself: only its height tells that from a thumb. */
function leaveEnd(reader: Reader, before: Scroll): void {
  reader.list.measure(({ height }) => {
    reader.listHeight = height
    if (reader.place === 'end') moveTo(reader, placeAfter('end', [before, reader.scroll], height))
  })
}

function drawStill(reader: Reader, patch: Patch): void {
  reader.held = [patch]
  reader.list.measure((before) => {
    const patches = reader.held ?? []
    reader.held = undefined
    for (const held of patches.slice(0, -1)) reader.page.setData(held)
    reader.page.setData(patches[patches.length - 1] ?? {}, () => putBack(reader, before))
  })
}

/** Platforms that anchor by themselves have done it by now; then there is nothing to put back. */
function putBack(reader: Reader, before: Layout): void {
  reader.list.measure((after) => {
    const scrollTop = scrollTopToKeep(before, after)
    if (Math.abs(scrollTop - after.scrollTop) >= 1) reader.list.to(scrollTop)
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
  reader.list.toDivider()
}

function showFar(reader: Reader, isFar: boolean): void {
  if (isFar === reader.isFar) return
  reader.isFar = isFar
  reader.page.setData({ isFar })
}

function moveTo(reader: Reader, place: ReadingPlace): void {
  if (place === reader.place) return
  reader.place = place
  reader.chat.atEnd(place === 'end')
}
