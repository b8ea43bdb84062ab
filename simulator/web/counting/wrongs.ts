import type { ShownChat } from './chat-on-screen'
import type { Message } from './message'
import type { Numbers } from './numbers'

/** The ids of what a screen shows, in its order; without those that nobody has told the place of. */
export function midsOn(chat: ShownChat, numbers: Numbers): string[] {
  return chat.rows.flatMap(({ key }) => numbers.midOf(chat.cid, key) ?? [])
}

/** What stands there twice. */
export function twiceIn(mids: readonly string[]): string[] {
  return mids.filter((mid, index) => mids.indexOf(mid) < index)
}

/** What stands below something with a higher number. */
export function misplacedIn(mids: readonly string[], numbers: Numbers): string[] {
  let highest = 0
  return mids.filter((mid) => {
    const seq = numbers.seqOf(mid) ?? highest
    const isMisplaced = seq < highest
    highest = Math.max(highest, seq)
    return isMisplaced
  })
}

/** What was said by one in this order, and numbered in another; what once failed goes its own way. */
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
 * What is missing among what a screen shows. Up to the last of the others: of mine some may already stand
 * below a gap that is being fetched.
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
