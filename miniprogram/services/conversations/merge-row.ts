import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import { saidIn, withRecallOf, withoutLastSaid } from './last-said'

/** How far somebody has read: the seq, and the number of messages up to it. */
export interface Mark {
  seq: number
  n: number
}

/** Merges two versions of a row, in any order. The higher `rev` wins; heads and marks never decrease. */
export function mergeRow(known: Conversation | undefined, heard: Conversation): Conversation {
  if (!known) return heard
  const [newer, older] = heard.rev >= known.rev ? [heard, known] : [known, heard]
  const head = newer.gone || newer.lastSeq >= older.lastSeq ? newer : withHeadOf(newer, older)
  const read = withRead(head, { seq: older.readSeq, n: older.readN })
  return older.peerReadSeq === undefined ? read : withPeerRead(read, older.peerReadSeq)
}

/** Applies an entry. A message may arrive before its row. */
export function withEntry(row: Conversation, entry: Entry): Conversation {
  if (row.gone) return row
  const heard = withRecallOf(row, entry)
  if (entry.seq <= row.lastSeq) return heard
  const said = saidIn(heard)
  const head = { ...heard, lastSeq: entry.seq, n: entry.n, last: entry }
  return said ? withRecallOf({ ...head, lastSaid: said }, entry) : head
}

/** Read marks never move back. */
export function withRead(row: Conversation, { seq, n }: Mark): Conversation {
  if (seq <= row.readSeq && n <= row.readN) return row
  return { ...row, readSeq: Math.max(row.readSeq, seq), readN: Math.max(row.readN, n) }
}

/** The other person's mark never moves back either. */
export function withPeerRead(row: Conversation, seq: number): Conversation {
  return seq <= (row.peerReadSeq ?? 0) ? row : { ...row, peerReadSeq: seq }
}

function withHeadOf(row: Conversation, { lastSeq, n, last, lastSaid }: Conversation): Conversation {
  return {
    ...withoutLastSaid(row),
    lastSeq,
    n,
    ...(last && { last }),
    ...(lastSaid && { lastSaid }),
  }
}
