import type { ShownChat, ShownRow } from './chat-on-screen'
import { Departures } from './departures'
import { Folded } from './folded'
import type { Message, Said, Typed } from './message'
import type { Numbered } from './on-the-wire'
import { Numbers } from './numbers'
import { Seen } from './seen'
import { Texts } from './texts'
import { Watch } from './watch'
import { holesIn, midsOn, misplacedIn, overtakenIn, spanOf, twiceIn } from './wrongs'

const IS_WITH_SERVER = new Set(['sent', 'read'])

/**
 * Records what the page's phones sent and where it was seen. It uses only the screens and the numbers that the server
 * assigned, not the mini-program's own statements.
 */
export class Ledger {
  readonly numbers: Numbers
  readonly watch = new Watch()
  readonly seen = new Seen()
  readonly departures = new Departures()
  /** By id, in the order of appearance. */
  readonly messages = new Map<string, Message>()
  readonly texts = new Texts()
  readonly folded = new Folded()
  readonly misplaced = new Set<string>()
  readonly doubled = new Set<string>()
  /** The messages that each phone's screen lacks at the moment. */
  readonly holes = new Map<string, readonly Message[]>()
  now = 0
  /** For each conversation, the highest number from before the page started. */
  private readonly oldUpTo = new Map<string, number>()
  /** Messages that had failed before the page started. */
  private readonly old = new Set<string>()

  /** Calls `say` once for each error, with the place where it was seen. */
  constructor(
    private readonly say: (wrong: string) => void = () => undefined,
    forgets: (mid: string) => void = () => undefined
  ) {
    this.numbers = new Numbers(forgets)
  }

  /** The sender of a message; undefined if it is no longer tracked. */
  of(mid: string): Said | undefined {
    return this.messages.get(mid) ?? this.folded.get(mid)
  }

  learned(numbered: Numbered): void {
    this.numbers.learn(numbered, this.now)
  }

  /** A text that the page itself typed has left its field. */
  took(typed: Typed): void {
    for (const mid of this.texts.took(typed)) this.doubled.add(mid)
  }

  /** A phone sent a text. It may or may not arrive. */
  said(said: Said): void {
    if (this.of(said.mid) === undefined) this.departures.add(said)
  }

  /** What a phone shows now; undefined if it shows no conversation. */
  saw(phone: string, chat: ShownChat | undefined, now: number): void {
    this.now = now
    const current = chat?.isCurrent ? { cid: chat.cid, ...spanOf(chat, this.numbers) } : undefined
    this.watch.looks(phone, now, current)
    this.holes.delete(phone)
    if (chat === undefined) return
    const mids = midsOn(chat, this.numbers)
    this.recogniseOld(phone, chat)
    this.watch.opened(phone, chat.cid)
    for (const row of chat.rows) if (row.isMine) this.sawMine(phone, chat.cid, row)
    this.seen.on(
      phone,
      mids.filter((mid) => this.isFollowed(mid))
    )
    this.sawWrongs(phone, chat, mids)
  }

  private recogniseOld(phone: string, { cid, rows }: ShownChat): void {
    const isFirstLook = !this.watch.watchersOf(cid).has(phone)
    for (const { key, delivery } of rows)
      if (isFirstLook && delivery === 'failed') this.old.add(key)
    if (this.oldUpTo.has(cid)) return
    this.oldUpTo.set(cid, spanOf({ rows }, this.numbers).last)
  }

  private sawMine(from: string, cid: string, row: ShownRow): void {
    const { key: mid, text, delivery } = row
    const known = this.messages.get(mid)
    if (!known && (this.folded.get(mid) || this.isOld(from, cid, row))) return
    const message = known ?? newMessage({ cid, mid, from, text, isNew: delivery === 'queued' })
    if (!known) this.follow(message)
    if (delivery === 'failed') message.hasFailed = true
  }

  private follow(message: Message): void {
    this.messages.set(message.mid, message)
    this.departures.forget(message)
    for (const mid of this.texts.shows(message)) this.doubled.add(mid)
  }

  private isFollowed(mid: string): boolean {
    return this.messages.has(mid) || this.numbers.seqOf(mid) !== undefined
  }

  /**
   * Whether the message is from before the page started. If an older database was put back, what is sent now gets a
   * number again that an old message had.
   */
  private isOld(from: string, cid: string, { key, delivery, text }: ShownRow): boolean {
    if (this.departures.has({ from, mid: key, text })) return false
    const seq = this.numbers.seqOf(key)
    if (seq === undefined) return IS_WITH_SERVER.has(delivery) || this.old.has(key)
    return seq <= (this.oldUpTo.get(cid) ?? 0)
  }

  private sawWrongs(phone: string, chat: ShownChat, mids: readonly string[]): void {
    const here = [...this.messages.values()].filter(({ cid }) => cid === chat.cid)
    const mine = here.filter(({ from }) => from === phone)
    this.note('twice', phone, { wrong: this.doubled, mids: twiceIn(mids) })
    this.note('not in its place', phone, {
      wrong: this.misplaced,
      mids: misplacedIn(mids, this.numbers),
    })
    this.note('overtaken', phone, {
      wrong: this.misplaced,
      mids: overtakenIn(mine, this.numbers),
    })
    this.holes.set(phone, [
      ...holesIn(chat, here, this.numbers),
      ...(chat.isCurrent ? here.filter((one) => this.hasVanished(one, phone, mids)) : []),
    ])
  }

  private note(
    what: string,
    phone: string,
    { wrong, mids }: { wrong: Set<string>; mids: readonly string[] }
  ): void {
    for (const mid of mids.filter((one) => this.isFollowed(one))) {
      const { from, text } = this.of(mid) ?? { from: '?', text: mid }
      if (!wrong.has(mid)) this.say(`on ${phone}’s screen, ${what}: “${text}” of ${from}`)
      wrong.add(mid)
    }
  }

  /** An own message without a number is gone from its sender's screen: it had failed, and its owner deleted it. */
  private hasVanished(
    { from, mid, hasFailed }: Message,
    phone: string,
    mids: readonly string[]
  ): boolean {
    if (from !== phone || hasFailed || this.numbers.seqOf(mid) !== undefined) return false
    return !mids.includes(mid)
  }
}

function newMessage(what: Pick<Message, 'cid' | 'mid' | 'from' | 'text' | 'isNew'>): Message {
  return { ...what, hasFailed: false }
}
