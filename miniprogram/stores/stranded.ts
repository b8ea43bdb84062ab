import type { Conversation } from '../../protocol/conversation'
import type { Letter } from '../services/outbox/letter'

/** What stands in place of a conversation that is not there any more. */
interface Stranded {
  /** Of a conversation that was never heard of. */
  title: string
  me: string
}

/**
 * Rows for the letters whose conversation the list does not show: the server has forgotten it, or I have left.
 * Each has the newest of its letters as its last line, so that they can be seen, sent again or thrown away.
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
