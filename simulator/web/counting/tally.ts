import { NOTHING, together, type Counts } from './counts'
import type { Ledger } from './ledger'
import type { Message, Typed } from './message'

/** Every screen is promised what the server has taken within 35 s; what takes so long is lost. */
const OVERDUE_MS = 60_000
/** By then a text that left its field stands on the same screen. */
const UNSHOWN_MS = 5_000

/** A message as far as its way can be followed. */
type Traced = Pick<Message, 'cid' | 'mid' | 'from'>

/** What became of what one phone's owner has said. */
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

/** What has become of one message so far, besides what is noted as wrong with it. */
export function fateOf(ledger: Ledger, message: Message): Counts {
  return {
    ...NOTHING,
    sent: 1,
    acknowledged: Number(ledger.numbers.seqOf(message.mid) !== undefined),
    shown: Number(isShown(ledger, message)),
    lost: Number(isLost(ledger, message)),
  }
}

/** What its phone has said of a text that no screen has been seen to show as a row of its owner's. */
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

/** On every other screen that has had the conversation open, and on one at least. */
export function isShown({ watch, seen }: Ledger, { cid, from, mid }: Traced): boolean {
  const others = [...watch.watchersOf(cid)].filter((phone) => phone !== from)
  return others.length > 0 && others.every((phone) => seen.by(phone, mid))
}

function isLost(ledger: Ledger, message: Message): boolean {
  const isMissing = [...ledger.holes.values()].some((lacking) => lacking.includes(message))
  return isMissing || isOverdue(ledger, message)
}

/** The server has it, and somebody has looked for long at the place where it should be. */
function isOverdue({ watch, seen, numbers, now }: Ledger, { cid, mid }: Message): boolean {
  return [...watch.watchersOf(cid)].some((phone) => {
    const looks = Math.max(watch.since(phone, cid) ?? now, numbers.since(mid) ?? now)
    return !seen.by(phone, mid) && now - looks > OVERDUE_MS
  })
}

function neverCame({ watch, now }: Ledger, { from, cid, at }: Typed): boolean {
  const looks = Math.max(watch.since(from, cid) ?? now, at)
  return now - looks > UNSHOWN_MS
}
