import { NOTHING, together, type Counts } from './counts'
import type { Ledger } from './ledger'
import type { Message, Typed } from './message'

/**
 * Every message that the server accepted must appear on each screen within 35 s. After this time it counts as lost.
 */
const OVERDUE_MS = 60_000
/** Within this time a text that left its field must appear on the same screen. */
const UNSHOWN_MS = 5_000

/** The part of a message that is enough to trace it. */
type Traced = Pick<Message, 'cid' | 'mid' | 'from'>

/** What happened to one phone's messages. */
export function tally(ledger: Ledger, phone: string): Counts {
  const messages = [...ledger.messages.values()].filter(({ from }) => from === phone)
  const unshown = ledger.texts.unshown.filter(({ from }) => from === phone)
  const count = (wrong: Iterable<string>) =>
    [...wrong].filter((mid) => ledger.of(mid)?.from === phone).length
  return together([
    ledger.folded.of(phone),
    ...messages.map((message) => fateOf(ledger, message)),
    ...unshown.map((typed) => fateOfTyped(ledger, typed)),
    {
      ...NOTHING,
      doubled: count(new Set([...ledger.doubled, ...ledger.numbers.doubled])),
      misplaced: count(ledger.misplaced),
    },
  ])
}

/** What happened to one message so far, apart from recorded errors. */
export function fateOf(ledger: Ledger, message: Message): Counts {
  return {
    ...NOTHING,
    sent: 1,
    acknowledged: Number(ledger.numbers.wasTold(message.mid)),
    shown: Number(isShown(ledger, message)),
    lost: Number(isLost(ledger, message)),
  }
}

/**
 * What happened to a text that has not been seen as a row on its sender's screen, according to its phone's traffic.
 */
export function fateOfTyped(ledger: Ledger, typed: Typed): Counts {
  const mid = ledger.departures.midOf(typed)
  const hasNumber = mid !== undefined && ledger.numbers.seqOf(mid) !== undefined
  const shown = mid !== undefined && isShown(ledger, { ...typed, mid })
  return {
    ...NOTHING,
    sent: 1,
    acknowledged: Number(hasNumber),
    shown: Number(shown),
    lost: Number(neverCame(ledger, typed)),
  }
}

/** Whether it was seen on every other screen that has opened the conversation, and on at least one. */
export function isShown({ watch, seen }: Ledger, { cid, from, mid }: Traced): boolean {
  const others = [...watch.watchersOf(cid)].filter((phone) => phone !== from)
  return others.length > 0 && others.every((phone) => seen.by(phone, mid))
}

function isLost(ledger: Ledger, message: Message): boolean {
  const isMissing = [...ledger.holes.values()].some((lacking) => lacking.includes(message))
  return isMissing || isOverdue(ledger, message)
}

/**
 * The server has it, and some phone has shown the place where it should be for a long time. What a phone missed while
 * it was away may be further up.
 */
function isOverdue({ watch, seen, numbers, now }: Ledger, { cid, mid }: Message): boolean {
  const seq = numbers.seqOf(mid) ?? 0
  return [...watch.watchersOf(cid)].some((phone) => {
    const looks = Math.max(watch.since(phone, cid) ?? now, numbers.since(mid) ?? now)
    const isDue = now - looks > OVERDUE_MS && watch.covers(phone, cid, seq)
    return isDue && !seen.by(phone, mid)
  })
}

function neverCame({ watch, now }: Ledger, { from, cid, at }: Typed): boolean {
  const looks = Math.max(watch.since(from, cid) ?? now, at)
  return now - looks > UNSHOWN_MS
}
