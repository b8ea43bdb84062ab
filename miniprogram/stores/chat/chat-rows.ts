import type { ChatParts } from './chat-parts'
import type { RowSource } from './chat-window'
import { itemsOf } from './message-items'
import { rowsBetween, type RowContext } from './message-rows'
import type { MessageRow } from './message-row'
import { CHUNK_SEQS, chunkOf } from './row-window'

/** The state of rows that depends on what was shown before. */
export type SeenBefore = Pick<RowContext, 'dividerSeq' | 'deliveries'>

/** The current rows of a conversation. Each chunk is created at its first request. */
export function chatRows(cid: string, parts: ChatParts, seen: SeenBefore): RowSource {
  const context = { ...seen, ...contextOf(cid, parts) }
  const items = itemsOf(parts.logs.get(cid), lettersOf(cid, parts), context.me)
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

/** Letters have the phone's time and entries the server's. The screen shows one clock. */
function lettersOf(cid: string, { outbox, time }: ChatParts) {
  return outbox.lettersOf(cid).map((letter) => ({ ...letter, at: time.at(letter.at) }))
}

function contextOf(cid: string, parts: ChatParts): Omit<RowContext, keyof SeenBefore> {
  const row = parts.conversations.get(cid)
  return {
    words: parts.words,
    me: parts.account.userId,
    now: parts.time.now(),
    isDirect: row?.kind === 'direct',
    peerReadSeq: row?.peerReadSeq ?? 0,
    nameOf: (userId) => parts.people.nameOf(userId),
    colourOf: (userId) => parts.colours.of(userId),
  }
}
