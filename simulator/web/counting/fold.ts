import type { Ledger } from './ledger'
import { fateOf, fateOfTyped, isShown } from './tally'
import type { Message, Typed } from './message'

/** A message that is on every screen is tracked until this many newer ones have numbers. */
const FOLLOWED = 1_000
/** How many messages without a number or a row are tracked. */
const MOST_OPEN = 5_000

/** Turns settled messages into plain counts: those on every screen, and those that are too old to appear any more. */
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

/** The message's number is about to be forgotten. From now on it exists only in the counts. */
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

/** A text that was typed and numbered but never appeared on its sender's screen. */
function foldDeparted(ledger: Ledger, mid: string): void {
  const typed = ledger.texts.unshown.find((one) => ledger.departures.midOf(one) === mid)
  if (typed) foldTyped(ledger, typed)
}

function foldTyped(ledger: Ledger, typed: Typed): void {
  ledger.folded.add(typed.from, fateOfTyped(ledger, typed))
  ledger.texts.giveUp(typed)
  ledger.departures.forget(typed)
}
