import type { Conversation } from '../../../protocol/conversation'
import { entryInList } from '../look/entry-looks'

/** A changed row is a new object. */
const times = new WeakMap<Conversation, number>()

/**
 * The first rows of the list: pinned ones first, then by the time of the last entry, newest first. The list is drawn
 * often and may be long, so only the rows that are drawn are sorted.
 */
export function firstRows(rows: readonly Conversation[], count: number): Conversation[] {
  const first: Conversation[] = []
  for (const row of rows) {
    const last = first[first.length - 1]
    if (first.length === count && last && isBefore(last, row)) continue
    first.splice(placeOf(row, first), 0, row)
    if (first.length > count) first.pop()
  }
  return first
}

/** By halves. */
function placeOf(row: Conversation, sorted: readonly Conversation[]): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const other = sorted[middle]
    if (other && isBefore(other, row)) from = middle + 1
    else to = middle
  }
  return from
}

function isBefore(a: Conversation, b: Conversation): boolean {
  if (a.pinned !== b.pinned) return a.pinned
  const [timeOfA, timeOfB] = [timeOf(a), timeOf(b)]
  return timeOfA === timeOfB ? a.cid < b.cid : timeOfA > timeOfB
}

function timeOf(row: Conversation): number {
  const known = times.get(row)
  if (known !== undefined) return known
  const time = entryInList(row)?.at ?? 0
  times.set(row, time)
  return time
}
