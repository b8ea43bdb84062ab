import type { Entry, TextBody } from '../../../protocol/entry'
import type { Clock } from '../../platform/clock'
import { MAX_FRAME_BYTES, MAX_TEXT_LENGTH } from '../../protocol/limits'
import type { Conversations } from '../conversations/conversations'
import type { Directs, Moved } from '../conversations/directs'
import type { Account } from '../keeping/account'
import { Lanes, type LanesPorts } from '../lanes'
import type { Logs } from '../log/logs'
import { Signal } from '../signal'
import { ChatError } from '../socket/chat-error'
import { byteLength } from '../socket/frames'
import type { Mids } from './mids'
import { entryOf, paramsOf, type Letter } from './letter'
import { LetterBox } from './letter-box'

/** The bytes of a frame that a message's envelope may use. */
const ENVELOPE_BYTES = 256
/** After this many server errors, the message is shown as failed and the next one is sent. */
const MOST_INTERNAL_FAILURES = 10

/** What the outbox needs. */
export interface OutboxParts extends LanesPorts {
  clock: Clock
  account: Account
  logs: Logs
  mids: Mids
  conversations: Conversations
  directs: Directs
}

/**
 * Keeps own messages until the server has numbered or finally refused them. A message is on the phone's disk before
 * it is on the screen. Each conversation sends one message at a time, in order.
 */
export class Outbox {
  /** Emits a conversation whose letters have changed. */
  readonly changed = new Signal<string>()
  private readonly lanes: Lanes
  private readonly box: LetterBox
  private readonly internalFailures = new Map<string, number>()

  constructor(private readonly parts: OutboxParts) {
    this.box = new LetterBox(parts.account, parts.clock)
    this.lanes = new Lanes(parts, (cid) => this.step(cid))
    parts.account.changed.on(() => this.load())
    parts.logs.arrived.on((entries) => this.recognise(entries))
    parts.directs.moved.on((moved) => this.move(moved))
  }

  /** One conversation's letters, in order. */
  lettersOf(cid: string): Letter[] {
    const letters = this.box.all.filter((letter) => letter.cid === cid)
    return letters.sort((a, b) => (a.mid < b.mid ? -1 : 1))
  }

  /** All waiting letters, in order within each conversation. */
  get letters(): Letter[] {
    return this.box.all.sort((a, b) => (a.mid < b.mid ? -1 : 1))
  }

  get size(): number {
    return this.box.size
  }

  get bytes(): number {
    return this.box.bytes
  }

  /** The number of damaged letters on the disk. */
  get setAside(): number {
    return this.box.setAside
  }

  /**
   * Accepts a message. Throws `too-large`, `outbox-full` if too many are waiting, or `no-room` if the phone cannot
   * store it: a message that is not on the disk is neither shown nor sent.
   */
  put(cid: string, body: TextBody): void {
    const { mids, clock } = this.parts
    const mid = mids.next()
    const state = { name: 'waiting' } as const
    const at = clock.now()
    const peer = this.peerOf(cid)
    const letter: Letter = { cid, mid, type: 'text', body, at, state, ...(peer && { peer }) }
    measure(letter)
    if (!this.box.hasRoomFor(letter)) throw new ChatError('outbox-full')
    if (!this.box.keep(letter)) throw new ChatError('no-room')
    this.changed.emit(cid)
    this.lanes.wake(cid)
  }

  /** Resends a failed message under its own id. */
  resend(mid: string): void {
    const letter = this.box.get(mid)
    if (letter?.state.name !== 'failed') return
    this.internalFailures.delete(mid)
    this.keep({ ...letter, state: { name: 'waiting' } })
    this.lanes.wake(letter.cid)
  }

  /** Deletes a failed message. */
  discard(mid: string): void {
    if (this.box.get(mid)?.state.name === 'failed') this.remove(mid)
  }

  private load(): void {
    const before = this.box.all
    this.lanes.clear()
    this.internalFailures.clear()
    this.box.load()
    for (const { cid } of before) this.changed.emit(cid)
    for (const { cid, mid } of this.box.all) {
      this.parts.mids.passed(mid)
      this.changed.emit(cid)
      this.lanes.wake(cid)
    }
  }

  private keep(letter: Letter): void {
    this.box.keep(letter)
    this.changed.emit(letter.cid)
  }

  private remove(mid: string): void {
    const letter = this.box.get(mid)
    if (!letter) return
    this.internalFailures.delete(mid)
    this.box.remove(mid)
    this.changed.emit(letter.cid)
  }

  /** An entry with a letter's id proves that the letter arrived. */
  private recognise(entries: readonly Entry[]): void {
    for (const { mid, from } of entries)
      if (mid !== undefined && from === this.parts.account.userId) this.remove(mid)
  }

  private next(cid: string): Letter | undefined {
    return this.lettersOf(cid).find(({ state }) => state.name === 'waiting')
  }

  private async step(cid: string): Promise<boolean> {
    const letter = this.next(cid)
    if (!letter) return false
    const { link, logs, account } = this.parts
    try {
      const receipt = await link.call('/message/send', paramsOf(letter))
      if (receipt.mid !== letter.mid || receipt.cid !== cid) throw new ChatError('internal')
      if (this.box.get(letter.mid)) logs.hear(cid, [entryOf(letter, receipt, account.userId)])
    } catch (error) {
      if (this.isHere(letter)) await this.overcome(letter, ChatError.from(error))
    }
    return this.next(cid) !== undefined
  }

  /** A server with an older database may not know a direct conversation. It is opened again with the same person. */
  private async overcome(letter: Letter, error: ChatError): Promise<void> {
    if (error.code !== 'not-found' || letter.peer === undefined) {
      this.judge(letter, error)
      return
    }
    try {
      await this.openAgain(letter.cid, letter.peer)
    } catch (refusal) {
      const { remedy } = ChatError.from(refusal)
      if (remedy !== 'give-up') throw refusal
      if (this.isHere(letter)) this.judge(letter, error)
    }
  }

  /** False once the letter has arrived, was deleted, or has moved to another conversation. */
  private isHere({ mid, cid }: Letter): boolean {
    return this.box.get(mid)?.cid === cid
  }

  private async openAgain(from: string, userId: string): Promise<void> {
    const { link, conversations, directs } = this.parts
    const { conversation } = await link.call('/conversation/open', { userId })
    const { cid } = conversation
    if (cid === from) throw new ChatError('internal')
    conversations.apply([conversation])
    directs.replaced({ from, to: cid })
  }

  private move({ from, to }: Moved): void {
    const letters = this.lettersOf(from)
    if (letters.length === 0) return
    for (const letter of letters) this.box.keep({ ...letter, cid: to })
    for (const cid of [from, to]) this.changed.emit(cid)
    this.lanes.wake(to)
  }

  /** Only in a direct conversation. The phone may know it only from a letter. */
  private peerOf(cid: string): string | undefined {
    return this.parts.directs.peerOf(cid) ?? this.lettersOf(cid)[0]?.peer
  }

  /** Rethrows a temporary error, so that the step is repeated. */
  private judge(letter: Letter, error: ChatError): void {
    if (!this.isHopeless(letter.mid, error)) throw error
    this.keep({ ...letter, state: { name: 'failed', code: error.code } })
  }

  private isHopeless(mid: string, { code, remedy }: ChatError): boolean {
    if (code !== 'internal') return remedy === 'give-up'
    const failures = (this.internalFailures.get(mid) ?? 0) + 1
    this.internalFailures.set(mid, failures)
    return failures >= MOST_INTERNAL_FAILURES
  }
}

function measure(letter: Letter): void {
  const bytes = byteLength(JSON.stringify(paramsOf(letter)))
  const isTooLarge = bytes > MAX_FRAME_BYTES - ENVELOPE_BYTES
  if (isTooLarge || letter.body.text.length > MAX_TEXT_LENGTH) throw new ChatError('too-large')
}
