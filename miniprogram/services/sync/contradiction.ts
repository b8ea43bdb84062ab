import type { Conversation } from '../../../protocol/conversation'

/** A snapshot of rows by conversation. */
export type KnownRows = ReadonlyMap<string, Conversation>

/**
 * Whether these rows say less than was known when they were asked for. What the phone knew then the server had
 * said before, and versions and heads never fall: such a server has another past than the one we knew.
 * Rows that come unasked prove nothing, for they may be late.
 */
export function contradict(rows: readonly Conversation[], known: KnownRows): boolean {
  return rows.some((row) => {
    const before = known.get(row.cid)
    return before !== undefined && saysLess(row, before)
  })
}

/** A conversation ends at the user's leave, even if later entries were known. */
function saysLess(row: Conversation, before: Conversation): boolean {
  if (row.rev < before.rev || (!row.gone && row.lastSeq < before.lastSeq)) return true
  return (row.peerReadSeq ?? 0) < (before.peerReadSeq ?? 0)
}
