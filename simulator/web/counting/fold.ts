import type { Ledger } from './ledger'
import { fateOf, fateOfTyped, isShown } from './tally'
import type { Message, Typed } from './message'

/** What stands on every screen is followed until so many newer ones have their numbers. */
const FOLLOWED = 1_000
/** What has no number, or never became a row, is followed up to this many. */
const MOST_OPEN = 5_000

/** Turns into numbers what is settled: it stands on every screen, or so much came after it that it never will. */
export function fold(ledger: Ledger): void {
  const { messages, numbers, texts } = ledger
  for (const message of messages.values()) if (isSettled(ledger, message)) foldOne(ledger, message)
  const open = [...messages.values()].filter(({ mid }) => numbers.seqOf(mid) === undefined)
  for (const message of open.slice(0, -MOST_OPEN)) {
    foldOne(ledger, message)
    forget(ledger, message.mid)
  }
  for (const typed of texts.unshown.slice(0, -MOST_OPEN)) foldTyped(ledger, typed)
}

/** Its number is about to be forgotten: from now on it is nothing but a number in the counts. */
export function forget(ledger: Ledger, mid: string): void {
  const { messages, texts, folded, seen } = ledger
  const message = messages.get(mid)
  if (message) foldOne(ledger, message)
  else foldDeparted(ledger, mid)
  const said = folded.get(mid)
  if (said) {
    const isDoubled = ledger.doubled.has(mid) || ledger.numbers.doubled.has(mid)
    const isMisplaced = ledger.misplaced.has(mid)
    folded.add(said.from, { doubled: Number(isDoubled), misplaced: Number(isMisplaced) })
    texts.forget(said)
  }
  for (const noted of [ledger.doubled, ledger.misplaced]) noted.delete(mid)
  folded.forget(mid)
  seen.forget(mid)
}

function isSettled(ledger: Ledger, message: Message): boolean {
  return ledger.numbers.age(message.cid, message.mid) >= FOLLOWED && isShown(ledger, message)
}

function foldOne(ledger: Ledger, message: Message): void {
  ledger.folded.add(message.from, fateOf(ledger, message))
  ledger.folded.remember(message)
  ledger.messages.delete(message.mid)
}

/** Typed, numbered, and on its sender's screen never. */
function foldDeparted(ledger: Ledger, mid: string): void {
  const typed = ledger.texts.unshown.find((one) => ledger.departures.midOf(one) === mid)
  if (typed) foldTyped(ledger, typed)
}

function foldTyped(ledger: Ledger, typed: Typed): void {
  ledger.folded.add(typed.from, fateOfTyped(ledger, typed))
  ledger.texts.giveUp(typed)
  ledger.departures.forget(typed)
}
