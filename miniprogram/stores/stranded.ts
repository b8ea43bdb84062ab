import type { Conversation } from '../../protocol/conversation'
import type { Letter } from '../services/outbox/letter'

/** Replaces a conversation that no longer exists. */
interface Stranded {
  /** The title of an unknown conversation. */
  title: string
  me: string
}

/**
 * Rows for letters whose conversation is missing from the list, because the server has lost it or the user has left
 * it. Each row shows its newest letter, so that the letters can be seen, resent or deleted.
 */
export function strandedRows(
  letters: readonly Letter[],
  rowOf: (cid: string) => Conversation | undefined,
  { title, me }: Stranded
): Conversation[] {
  const newest = new Map(letters.map((letter) => [letter.cid, letter]))
  return [...newest.values()].flatMap((letter) => {
    const row = rowOf(letter.cid)
    if (row && !row.gone) return []
    return [withLetter({ ...(row ?? blank(letter.cid, title)), gone: false }, letter, me)]
  })
}

function withLetter(row: Conversation, { cid, mid, at, body }: Letter, me: string): Conversation {
  const { lastSeq: seq, n } = row
  return { ...row, readN: n, last: { cid, seq, n, mid, from: me, at, type: 'text', body } }
}

function blank(cid: string, title: string): Conversation {
  return {
    ...{ cid, kind: 'direct', title, avatar: '', memberCount: 0, people: [], lastSeq: 0, n: 0 },
    ...{ rev: 0, readSeq: 0, readN: 0, pinned: false, muted: false },
  }
}
