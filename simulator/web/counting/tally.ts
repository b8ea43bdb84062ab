import type { Counts } from './counts'
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
  const mine = [...ledger.messages.values()].filter(({ from }) => from === phone)
  const isMine = (mid: string) => ledger.messages.get(mid)?.from === phone
  const unshown = unshownOf(ledger, phone, mine)
  const said = [...mine, ...unshown.flatMap((typed) => leftWith(ledger, typed))]
  const doubled = new Set([...ledger.doubled, ...ledger.numbers.doubled].filter(isMine))
  return {
    sent: mine.length + unshown.length,
    acknowledged: said.filter(({ mid }) => ledger.numbers.seqOf(mid) !== undefined).length,
    shown: said.filter((one) => isShown(ledger, one)).length,
    lost: mine.filter((message) => isLost(ledger, message)).length + neverCame(ledger, unshown),
    doubled: doubled.size + saidTwice(ledger, phone, mine),
    misplaced: [...ledger.misplaced].filter(isMine).length,
  }
}

/** What its phone has said of a text that no screen has been seen to show as a row of its owner's. */
function leftWith(ledger: Ledger, typed: Typed): Traced[] {
  const mid = ledger.departures.midOf(typed)
  return mid === undefined ? [] : [{ ...typed, mid }]
}

/** On every other screen that has had the conversation open, and on one at least. */
function isShown({ watch, seen }: Ledger, { cid, from, mid }: Traced): boolean {
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

/** Texts that left their field and have not become a row. */
function unshownOf(ledger: Ledger, phone: string, mine: readonly Message[]): Typed[] {
  const texts = new Set(mine.map(({ text }) => text))
  return ledger.typed.filter(({ from, text }) => from === phone && !texts.has(text))
}

function neverCame({ watch, now }: Ledger, unshown: readonly Typed[]): number {
  return unshown.filter(({ from, cid, at }) => {
    const looks = Math.max(watch.since(from, cid) ?? now, at)
    return now - looks > UNSHOWN_MS
  }).length
}

/** What the page has typed once stands here as two messages. */
function saidTwice({ typed }: Ledger, phone: string, mine: readonly Message[]): number {
  const once = new Set(typed.filter(({ from }) => from === phone).map(({ text }) => text))
  const texts = mine.map(({ text }) => text).filter((text) => once.has(text))
  return texts.length - new Set(texts).size
}
