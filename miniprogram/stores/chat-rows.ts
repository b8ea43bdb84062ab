import type { ChatParts } from './chat-parts'
import type { RowSource } from './chat-window'
import { itemsOf } from './message-items'
import { rowsBetween, type RowContext } from './message-rows'
import type { MessageRow } from './message-row'
import { CHUNK_SEQS, chunkOf } from './row-window'

/** The rows of a conversation as they are now; each chunk is made when it is first asked for. */
export function chatRows(cid: string, parts: ChatParts, dividerSeq: number): RowSource {
  const context = contextOf(cid, parts, dividerSeq)
  const items = itemsOf(parts.logs.get(cid), parts.outbox.lettersOf(cid), context.me)
  const rowsByChunk = new Map<number, readonly MessageRow[]>()
  const rowsOf = (chunk: number): readonly MessageRow[] => {
    const start = chunk * CHUNK_SEQS
    const rows =
      rowsByChunk.get(chunk) ?? rowsBetween(items, [start, start + CHUNK_SEQS - 1], context)
    rowsByChunk.set(chunk, rows)
    return rows
  }
  const to = chunkOf(Math.max(items.first, items.last))
  return { all: { from: chunkOf(items.first), to }, rowsOf }
}

function contextOf(cid: string, parts: ChatParts, dividerSeq: number): RowContext {
  const row = parts.conversations.get(cid)
  return {
    words: parts.words,
    me: parts.account.userId,
    now: parts.clock.now(),
    isDirect: row?.kind === 'direct',
    peerReadSeq: row?.peerReadSeq ?? 0,
    dividerSeq,
    nameOf: (userId) => parts.people.nameOf(userId),
  }
}
