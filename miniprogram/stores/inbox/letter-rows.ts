import type { Conversation } from '../../../protocol/conversation'
import type { Letter } from '../../services/outbox/letter'
import { entryInList } from '../look/entry-looks'

/** My letters, and who I am. */
export interface Waiting {
  letters: readonly Letter[]
  me: string
}

/** The state of the unsent messages of a conversation: `failed` if any has failed. */
export type Unsent = '' | 'waiting' | 'failed'

/** By conversation. */
export function unsentIn(letters: readonly Letter[]): Map<string, Unsent> {
  const unsent = new Map<string, Unsent>()
  for (const { cid, state } of letters)
    if (unsent.get(cid) !== 'failed') unsent.set(cid, state.name)
  return unsent
}

/** Shows a letter as the last message of its conversation if nothing newer was said. */
export function withLetters(
  rows: readonly Conversation[],
  { letters, me }: Waiting
): Conversation[] {
  if (letters.length === 0) return [...rows]
  const newest = newestOf(letters)
  return rows.map((row) => {
    const letter = newest.get(row.cid)
    return letter && letter.at >= (entryInList(row)?.at ?? 0) ? withLetter(row, letter, me) : row
  })
}

/**
 * Rows for letters whose conversation is missing from the list, because the server has lost it or the user has left
 * it. Each row shows its newest letter, so that the letters can be seen, resent or deleted.
 */
export function strandedRows(
  { letters, me }: Waiting,
  rowOf: (cid: string) => Conversation | undefined,
  title: string
): Conversation[] {
  return [...newestOf(letters).values()].flatMap((letter) => {
    const row = rowOf(letter.cid) ?? blank(letter.cid, title)
    const isShown = rowOf(letter.cid) !== undefined && row.gone !== true
    return isShown ? [] : [withLetter({ ...row, readN: row.n, gone: false }, letter, me)]
  })
}

/** Later ones replace earlier ones. */
function newestOf(letters: readonly Letter[]): Map<string, Letter> {
  return new Map(letters.map((letter) => [letter.cid, letter]))
}

function withLetter(row: Conversation, { cid, mid, at, body }: Letter, me: string): Conversation {
  const { lastSeq: seq, n } = row
  return { ...row, last: { cid, seq, n, mid, from: me, at, type: 'text', body } }
}

function blank(cid: string, title: string): Conversation {
  return {
    ...{ cid, kind: 'direct', title, avatar: '', memberCount: 0, people: [], lastSeq: 0, n: 0 },
    ...{ rev: 0, readSeq: 0, readN: 0, pinned: false, muted: false },
  }
}
