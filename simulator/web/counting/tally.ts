import type { Counts } from './counts'
import type { Ledger } from './ledger'
import type { Message, Typed } from './message'

/** Every screen is promised what the server has taken within 35 s; what takes so long is lost. */
const OVERDUE_MS = 60_000
/** By then a text that left its field stands on the same screen. */
const UNSHOWN_MS = 5_000

/** What became of what one phone's owner has said. */
export function tally(ledger: Ledger, phone: string): Counts {
  const mine = [...ledger.messages.values()].filter(({ from }) => from === phone)
  const isMine = (mid: string) => ledger.messages.get(mid)?.from === phone
  const unshown = unshownOf(ledger, phone, mine)
  const doubled = new Set([...ledger.doubled, ...ledger.numbers.doubled].filter(isMine))
  return {
    sent: mine.length + unshown.length,
    acknowledged: mine.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined).length,
    shown: mine.filter((message) => isShown(ledger, message)).length,
    lost: mine.filter((message) => isLost(ledger, message)).length + neverCame(ledger, unshown),
    doubled: doubled.size + saidTwice(ledger, phone, mine),
    misplaced: [...ledger.misplaced].filter(isMine).length,
  }
}

/** On every other screen that has had the conversation open, and on one at least. */
function isShown({ watch }: Ledger, { cid, from, seenBy }: Message): boolean {
  const others = [...watch.watchersOf(cid)].filter((phone) => phone !== from)
  return others.length > 0 && others.every((phone) => seenBy.has(phone))
}

function isLost(ledger: Ledger, message: Message): boolean {
  const isMissing = [...ledger.holes.values()].some((lacking) => lacking.includes(message))
  return isMissing || isOverdue(ledger, message)
}

/** The server has it, and somebody has looked for long at the place where it should be. */
function isOverdue(
  { watch, now }: Ledger,
  { cid, seenBy, acknowledgedAt = now }: Message
): boolean {
  return [...watch.watchersOf(cid)].some((phone) => {
    const looks = Math.max(watch.since(phone, cid) ?? now, acknowledgedAt)
    return !seenBy.has(phone) && now - looks > OVERDUE_MS
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
