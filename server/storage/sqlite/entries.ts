import type { Entry } from '../../../protocol/entry'
import type { Page } from '../storage'
import type { EntryRow } from './sql/log'
import type { Log } from './log'
import type { Places } from './places'

/** Converts a row to an entry. */
export function toEntry({ cid, seq, n, mid, sender, at, type, body }: EntryRow): Entry {
  const rest = { from: sender, at, type, body: JSON.parse(body) as unknown }
  return (mid === null ? { cid, seq, n, ...rest } : { cid, seq, n, mid, ...rest }) as Entry
}

/** The entry of that seq. */
export function entryAt(places: Places, log: Log, seq: number): Entry | undefined {
  const row = places.entry(log, seq)
  return row && toEntry(row)
}

/** The page above `after`. Without `after`, the newest page below `before`. */
export function page(places: Places, log: Log, asked: Page): Entry[] {
  const from = Math.max(asked.first, (asked.after ?? 0) + 1)
  const to = Math.min(asked.last, (asked.before ?? Infinity) - 1, log.lastSeq)
  if (asked.after !== undefined) return places.pageUp(log, { from, to }, asked.limit).map(toEntry)
  return places.pageDown(log, { from, to }, asked.limit).map(toEntry).reverse()
}
