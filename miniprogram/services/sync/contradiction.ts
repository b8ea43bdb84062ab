import type { Conversation } from '../../../protocol/conversation'

/** A snapshot of rows by conversation. */
export type KnownRows = ReadonlyMap<string, Conversation>

/**
 * Whether these rows contain less than was known when they were requested. The server had sent everything that the
 * phone knew then, and versions and heads never decrease, so such a server has another history. Rows in notices prove
 * nothing, because they may be late.
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
