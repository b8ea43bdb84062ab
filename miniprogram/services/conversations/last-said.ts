import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import { isMessage } from '../../protocol/entry-kinds'

/** The message that the list shows: a row has a `lastSaid` only if its last entry is none. */
export function saidIn({ last, lastSaid }: Conversation): Entry | undefined {
  if (lastSaid || !last) return lastSaid
  return isMessage(last) ? last : undefined
}

/**
 * Adds to a row the message that the list shows if the last entry is an event. Joins and leaves must not hide the
 * last message. `entries` are the known entries of the log, without a gap.
 */
export function withLastSaid(row: Conversation, entries: readonly Entry[]): Conversation {
  const said = lastSaidOf(row, entries)
  if (said === row.lastSaid) return row
  return said ? { ...row, lastSaid: said } : withoutLastSaid(row)
}

/** The field is absent rather than undefined: rows are stored and compared as they arrived. */
export function withoutLastSaid(row: Conversation): Conversation {
  const { ...rest } = row
  delete rest.lastSaid
  return rest
}

/** A recall may come after later entries. The list must not keep the recalled text. */
export function withRecallOf(row: Conversation, entry: Entry): Conversation {
  const { lastSaid } = row
  if (!lastSaid || lastSaid.type === 'recalled') return row
  if (entry.type !== 'recall' || entry.body.seq !== lastSaid.seq) return row
  return { ...row, lastSaid: { ...lastSaid, type: 'recalled', body: {} } }
}

/** The message and the events after it have the same count. */
function lastSaidOf({ last, lastSaid, n }: Conversation, entries: readonly Entry[]) {
  if (!last || isMessage(last, entryBefore(last, entries))) return undefined
  const isKept = lastSaid?.n === n
  if (isKept && lastSaid.type === 'recalled') return lastSaid
  return messageOf(entries, n) ?? (isKept ? lastSaid : undefined)
}

function messageOf(entries: readonly Entry[], n: number): Entry | undefined {
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]
    if (!entry || entry.n < n) return undefined
    if (entry.n === n && isMessage(entry, entries[at - 1])) return entry
  }
  return undefined
}

function entryBefore({ seq }: Entry, entries: readonly Entry[]): Entry | undefined {
  return entries[seq - 1 - (entries[0]?.seq ?? 0)]
}
