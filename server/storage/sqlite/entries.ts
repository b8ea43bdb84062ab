import type { Entry } from '../../../protocol/entry'
import type { Page } from '../storage'
import type { EntryRow } from './sql/log'
import type { Statements } from './statements'

/** The entry that a row stands for. */
export function toEntry({ cid, seq, n, mid, sender, at, type, body }: EntryRow): Entry {
  const rest = { from: sender, at, type, body: JSON.parse(body) as unknown }
  return (mid === null ? { cid, seq, n, ...rest } : { cid, seq, n, mid, ...rest }) as Entry
}

/** A page upwards from `after`, or, where only `before` or nothing is given, the newest below it. */
export function page(sql: Statements, conversation: number, asked: Page): Entry[] {
  const from = Math.max(asked.first, (asked.after ?? 0) + 1)
  const to = Math.min(asked.last, (asked.before ?? Infinity) - 1)
  if (asked.after !== undefined) {
    return sql.pageUp.all(conversation, from, to, asked.limit).map(toEntry)
  }
  return sql.pageDown.all(conversation, from, to, asked.limit).map(toEntry).reverse()
}
