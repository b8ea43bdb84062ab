import type { ShownChat } from './chat-on-screen'
import type { Message } from './message'
import type { Numbers } from './numbers'
import type { Span } from './watch'

/** The ids of the messages on a screen, in order. Messages whose number is unknown are left out. */
export function midsOn(chat: ShownChat, numbers: Numbers): string[] {
  return chat.rows.flatMap(({ key }) => numbers.midOf(chat.cid, key) ?? [])
}

/** The lowest and the highest number on a screen. */
export function spanOf({ rows }: Pick<ShownChat, 'rows'>, numbers: Numbers): Span {
  const seqs = rows.flatMap(({ key }) => numbers.seqAt(key) ?? [])
  return { first: Math.min(...seqs, Math.max(0, ...seqs)), last: Math.max(0, ...seqs) }
}

/** Messages that appear twice. */
export function twiceIn(mids: readonly string[]): string[] {
  return mids.filter((mid, index) => mids.indexOf(mid) < index)
}

/** Messages below one with a higher number. */
export function misplacedIn(mids: readonly string[], numbers: Numbers): string[] {
  let highest = 0
  return mids.filter((mid) => {
    const seq = numbers.seqOf(mid) ?? highest
    const isMisplaced = seq < highest
    highest = Math.max(highest, seq)
    return isMisplaced
  })
}

/**
 * Messages that one person sent in this order but that were numbered in another. Messages that once failed may change
 * their order.
 */
export function overtakenIn(messages: readonly Message[], numbers: Numbers): string[] {
  const numbered = messages.filter(
    ({ mid, hasFailed, isNew }) => isNew && !hasFailed && numbers.seqOf(mid) !== undefined
  )
  return misplacedIn(
    numbered.map(({ mid }) => mid),
    numbers
  )
}

/**
 * Messages that are missing on a screen. Only up to the last message of other people: own messages may already be
 * below a gap that is being loaded.
 */
export function holesIn(
  chat: ShownChat,
  messages: readonly Message[],
  numbers: Numbers
): readonly Message[] {
  const shown = new Set(midsOn(chat, numbers))
  const seqOf = (mid: string) => numbers.seqOf(mid) ?? 0
  const theirs = midsOn({ ...chat, rows: chat.rows.filter(({ isMine }) => !isMine) }, numbers)
  const first = Math.min(...[...shown].map(seqOf).filter((seq) => seq > 0))
  const last = Math.max(...theirs.map(seqOf))
  return messages.filter(({ mid }) => seqOf(mid) > first && seqOf(mid) < last && !shown.has(mid))
}
