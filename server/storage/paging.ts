import { createHash } from 'node:crypto'
import { MAX_BATCH_BYTES } from '../../miniprogram/protocol/limits'
import { Room } from './room'

/** The room for rows in one response, without the envelope around them. */
export const pageRoom = (): Room => new Room(MAX_BATCH_BYTES - 56 * 1024)

/** The constant parts of an entry. */
export interface Witness {
  /** Its position among all entries. */
  key: number
  mid: string | null
  sender: string
  at: number
}

/** The position of a database and its newest entry. */
export interface Present {
  epoch: string
  change: number
  /** Undefined if there are no entries yet. */
  newest: () => Witness | undefined
  entry: (key: number) => Witness | undefined
}

/** The start of a sync. `isForeign`: this database did not issue the cursor. */
export interface Start {
  after: number
  isForeign: boolean
}

const FROM_THE_START: Start = { after: 0, isForeign: false }
const FOREIGN: Start = { after: 0, isForeign: true }
const MARK_LENGTH = 12
const FORM = /^([^.]+)\.(\d{1,15})(?:\.(\d{1,15})\.([\w-]{12}))?$/

/**
 * A cursor: the database, the number of the latest change, and the newest entry at that moment. If the database was
 * restored to an earlier state and then continued differently, it has another entry at that position.
 */
export function cursorAt({ epoch, newest }: Present, change: number): string {
  const entry = newest()
  const witness = entry ? [entry.key, markOf(entry)] : []
  return [epoch, change, ...witness].join('.')
}

/** Starts from the beginning if the cursor is unreadable, from another history, or from the future. */
export function readCursor(cursor: string | undefined, present: Present): Start {
  const parts = FORM.exec(cursor ?? '')
  if (!parts) return FROM_THE_START
  const [, epoch, change, key, mark] = parts
  const after = Number(change)
  const isPast = epoch === present.epoch && after <= present.change
  return isPast && isOurs(present, key, mark) ? { after, isForeign: false } : FOREIGN
}

/** Cursors of earlier versions contain no entry. */
function isOurs({ entry }: Present, key: string | undefined, mark: string | undefined): boolean {
  if (key === undefined) return true
  const found = entry(Number(key))
  return found !== undefined && markOf(found) === mark
}

/** Short and opaque, because the client may not be allowed to see the entry. */
function markOf({ mid, sender, at }: Witness): string {
  const said = JSON.stringify([mid, sender, at])
  return createHash('sha256').update(said).digest('base64url').slice(0, MARK_LENGTH)
}

/** The lowest place in the range where the condition holds. It must hold at the end of the range. */
export function firstWhere(from: number, to: number, isSo: (place: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** As many rows as fit into one response, at least one. */
export function fitting<Key, Row extends object>(
  keys: readonly Key[],
  read: (key: Key) => Row
): Row[] {
  const rows: Row[] = []
  const room = pageRoom()
  for (const key of keys) {
    const row = read(key)
    if (!room.takes(row)) break
    rows.push(row)
  }
  return rows
}
