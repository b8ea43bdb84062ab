import type { Entry } from '../../../protocol/entry'
import type { Letter } from '../../services/outbox/letter'
import { letterOf } from '../look/avatars'
import { nameInLine, shownName } from '../look/bidi'
import { comingsFrom, isToldBefore, type Comings } from './comings'
import type { Deliveries, Delivery } from './delivery'
import { bubbleOf, hasRow, lineInChat, type LineContext } from '../look/entry-looks'
import type { Item, Items } from './message-items'
import type { BubbleRow, LineRow, MessageRow } from './message-row'
import { longTime } from '../look/times'

/** The time is shown again after a pause of this length. */
const PAUSE_MS = 5 * 60_000
/** A shorter wait shows no clock. */
export const PATIENCE_MS = 300

/** The inputs of the rows. */
export interface RowContext extends LineContext {
  now: number
  isDirect: boolean
  peerReadSeq: number
  /** The first unread entry when the chat was opened; 0 for none. */
  dividerSeq: number
  deliveries: Deliveries
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

function isVisible({ entry }: Item): boolean {
  return !entry || hasRow(entry)
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
  const line = lineInChat(entry, context)
  return line ? { key, ...line } : entryRow(key, entry, context)
}

/** Own messages keep the key that they had before they were numbered, so they stay the same row. */
function keyOf({ mid, from, seq }: Entry, me: string): string {
  return from === me && mid !== undefined ? mid : `s${seq}`
}

function entryRow(key: string, entry: Entry, context: RowContext): BubbleRow {
  const isMine = entry.from === context.me
  const name = context.nameOf(entry.from) ?? ''
  const delivery: Delivery = entry.seq <= context.peerReadSeq ? 'read' : 'sent'
  return {
    key,
    ...bubbleOf(entry, context),
    isMine,
    senderName: isMine || context.isDirect ? '' : shownName(name),
    ...avatarFields(entry.from, name, context),
    delivery: isMine ? context.deliveries.report(key, delivery) : '',
    showsClock: false,
    problem: '',
  }
}

function letterRow(letter: Letter, context: RowContext): BubbleRow {
  const { mid, at, state } = letter
  const { me, now, words } = context
  const isFailed = state.name === 'failed'
  return {
    key: mid,
    ...bubbleOf(letter, context),
    isMine: true,
    senderName: '',
    ...avatarFields(me, context.nameOf(me) ?? '', context),
    delivery: context.deliveries.report(mid, isFailed ? 'failed' : 'queued'),
    showsClock: !isFailed && Math.abs(now - at) >= PATIENCE_MS,
    problem: isFailed ? words.problem(state.code) : '',
  }
}

function avatarFields(id: string, name: string, { colourOf }: RowContext) {
  return { avatarText: letterOf(name), avatarColor: colourOf(id) }
}

function comingsText({ what, names }: Comings, { words }: RowContext): string {
  const shown = names.map(nameInLine)
  return what === 'member-joined' ? words.joined(shown) : words.left(shown)
}
