import type { Entry, NoticeBody } from '../../protocol/entry'
import type { Letter } from '../services/outbox/letter'
import { letterOf } from './avatars'
import { nameInLine, shownName } from './bidi'
import { comingsFrom, isToldBefore, type Comings } from './comings'
import type { Deliveries, Delivery } from './delivery'
import type { Item, Items } from './message-items'
import type { BubbleRow, LineRow, MessageRow } from './message-row'
import { partsOf } from './text-parts'
import { longTime } from './times'
import type { Words } from './words'

/** The time is shown again after a pause of this length. */
const PAUSE_MS = 5 * 60_000
/** A shorter wait shows no clock. */
export const PATIENCE_MS = 300

/** The inputs of the rows. */
export interface RowContext {
  words: Words
  me: string
  now: number
  isDirect: boolean
  peerReadSeq: number
  /** The first unread entry when the chat was opened; 0 for none. */
  dividerSeq: number
  deliveries: Deliveries
  nameOf: (userId: string) => string | undefined
  colourOf: (userId: string) => number
}

/** The rows from place `from` to place `to`. */
export function rowsBetween(items: Items, [from, to]: [number, number], context: RowContext) {
  const rows: MessageRow[] = []
  let before = lastVisible(items, Math.max(from, items.first) - 1)
  for (let seq = Math.max(from, items.first); seq <= Math.min(to, items.last); seq++) {
    const item = items.at(seq)
    if (!item || !isVisible(item)) continue
    if (!isToldBefore(item, before))
      rows.push(...linesBefore(item, before, context), rowOf(item, items, context))
    before = item
  }
  return rows
}

/** A recall is shown at the recalled message. */
function isVisible({ entry }: Item): boolean {
  return entry?.type !== 'recall'
}

function lastVisible(items: Items, start: number): Item | undefined {
  for (let seq = start; seq >= items.first; seq--) {
    const item = items.at(seq)
    if (item && isVisible(item)) return item
  }
  return undefined
}

function linesBefore(item: Item, before: Item | undefined, context: RowContext): LineRow[] {
  const { words, now, dividerSeq } = context
  const lines: LineRow[] = []
  if (!before || item.at - before.at >= PAUSE_MS) {
    const key = item.letter ? item.letter.mid : keyOf(item.entry, context.me)
    lines.push({ key: `t${key}`, kind: 'time', text: longTime(item.at, now, words) })
  }
  if (item.entry && item.seq === dividerSeq)
    lines.push({ key: 'divider', kind: 'divider', text: words.newMessages })
  return lines
}

function rowOf(item: Item, items: Items, context: RowContext): MessageRow {
  if (item.letter) return letterRow(item.letter, context)
  const { entry } = item
  const key = keyOf(entry, context.me)
  const comings = comingsFrom(items, item)
  if (comings) return { key, kind: 'notice', text: comingsText(comings, context) }
  switch (entry.type) {
    case 'recalled':
      return { key, kind: 'recalled', text: recalledText(entry.from, context) }
    case 'notice':
      return { key, kind: 'notice', text: noticeText(entry.body, entry.from, context) }
    default:
      return entryRow(key, entry, context)
  }
}

/** Own messages keep the key that they had before they were numbered, so they stay the same row. */
function keyOf({ mid, from, seq }: Entry, me: string): string {
  return from === me && mid !== undefined ? mid : `s${seq}`
}

function entryRow(key: string, entry: Entry, context: RowContext): BubbleRow {
  const isMine = entry.from === context.me
  const name = context.nameOf(entry.from) ?? ''
  const isText = entry.type === 'text'
  const delivery: Delivery = entry.seq <= context.peerReadSeq ? 'read' : 'sent'
  return {
    key,
    kind: isText ? 'text' : 'unsupported',
    ...(isText ? textFields(entry.body.text) : { text: context.words.unsupported, parts: [] }),
    isMine,
    senderName: isMine || context.isDirect ? '' : shownName(name),
    ...avatarFields(entry.from, name, context),
    delivery: isMine ? context.deliveries.report(key, delivery) : '',
    showsClock: false,
    problem: '',
  }
}

function letterRow({ mid, body, at, state }: Letter, context: RowContext): BubbleRow {
  const { me, now, words } = context
  const isFailed = state.name === 'failed'
  return {
    key: mid,
    kind: 'text',
    ...textFields(body.text),
    isMine: true,
    senderName: '',
    ...avatarFields(me, context.nameOf(me) ?? '', context),
    delivery: context.deliveries.report(mid, isFailed ? 'failed' : 'queued'),
    showsClock: !isFailed && Math.abs(now - at) >= PATIENCE_MS,
    problem: isFailed ? words.problem(state.code) : '',
  }
}

function textFields(text: string) {
  return { text, parts: partsOf(text) }
}

function avatarFields(id: string, name: string, { colourOf }: RowContext) {
  return { avatarText: letterOf(name), avatarColor: colourOf(id) }
}

/** An empty name counts as unknown. */
function nameOr(otherwise: string, name = ''): string {
  return name === '' ? otherwise : nameInLine(name)
}

type LineContext = Pick<RowContext, 'me' | 'words' | 'nameOf'>

/** The line of a recalled message. */
export function recalledText(from: string, { me, words, nameOf }: LineContext): string {
  return from === me ? words.recalledByMe : words.recalledBy(nameOr(words.someone, nameOf(from)))
}

function comingsText({ what, names }: Comings, { words }: LineContext): string {
  const shown = names.map(nameInLine)
  return what === 'member-joined' ? words.joined(shown) : words.left(shown)
}

/** The line of an event. */
export function noticeText(body: NoticeBody, from: string, { words, nameOf }: LineContext): string {
  switch (body.what) {
    case 'member-joined':
      return words.joined([nameInLine(body.name)])
    case 'member-left':
      return words.left([nameInLine(body.name)])
    case 'title-changed':
      return words.titleChanged(nameOr(words.someone, nameOf(from)), nameInLine(body.title))
    default:
      return words.unsupported
  }
}
