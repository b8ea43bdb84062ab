import type { Entry } from '../../../protocol/entry'
import type { Log } from '../../services/log/log'
import type { Letter } from '../../services/outbox/letter'

/** One message or event at its place. A letter has the place that it will probably get. */
export type Item = { seq: number; at: number } & (
  { entry: Entry; letter?: undefined } | { letter: Letter; entry?: undefined }
)

/** The items of a conversation by place, without gaps. */
export interface Items {
  first: number
  last: number
  at(seq: number): Item | undefined
}

/** Numbered entries in the server's order, then letters that wait for a number or for a gap to be filled. */
export function itemsOf(log: Log, letters: readonly Letter[], me: string): Items {
  const { entries, pending } = log
  const first = entries[0]?.seq ?? log.head + 1
  const end = first + entries.length
  const mine = pending.filter(({ from, mid }) => from === me && mid !== undefined)
  const last = end + mine.length + letters.length - 1
  const at = (seq: number): Item | undefined => {
    const entry = entries[seq - first] ?? mine[seq - end]
    if (entry) return { seq, at: entry.at, entry }
    const letter = letters[seq - end - mine.length]
    return letter && { seq, at: letter.at, letter }
  }
  return { first, last, at }
}
