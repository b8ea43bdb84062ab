import type { ByeReason } from '../../protocol/failures'
import type { ServerFrame } from '../../protocol/frames'
import { MAX_BATCH_BYTES } from '../../miniprogram/protocol/limits'
import { Bucket, type Rate } from '../rate/bucket'
import { Refusal } from '../refusal'
import type { RefusalNote } from '../refusals'
import { type Batch } from './batch'
import { pieceOf, type Piece } from '../wire/piece'
import { verdictOn, type ConnectionState, type EndReason, type SignedIn } from './connection-state'
import { readFrame, type Inbound } from '../wire/inbound'
import type { ServerSocket, SocketEvents } from './server-socket'

/** Clients that read too slowly are disconnected above this limit. They catch up when they reconnect. */
const MAX_BUFFERED_BYTES = 1024 * 1024

/** What a connection asks of the gateway. */
export interface ConnectionHost {
  readonly rate: Rate
  now(): number
  /**
   * The time that the server has been awake. Setting the clock or suspending the machine must not end a connection.
   */
  awakeMs(): number
  /** Requests a flush at the end of the turn. Returns this turn's shared empty batch. */
  begin(connection: Connection): Batch
  signIn(connection: Connection, first: Inbound): void
  handle(connection: Connection, frame: Inbound, session: SignedIn): void
  /** A frame or the login of this socket was refused. */
  noteRefusal(connection: Connection, note: Omit<RefusalNote, 'address'>): void
  left(connection: Connection, before: ConnectionState, reason: EndReason): void
}

const NEW: ConnectionState = { name: 'new' }
const CLOSED: ConnectionState = { name: 'closed' }

/** One client's socket and its session. There are many, so it has no timers and no closures. */
export class Connection implements SocketEvents {
  state: ConnectionState = NEW
  private readonly openedAt: number
  private heardAt: number
  private readonly bucket: Bucket
  private queue: Batch | undefined
  private hasAnswer = false

  constructor(
    private readonly socket: ServerSocket,
    private readonly host: ConnectionHost
  ) {
    this.openedAt = this.heardAt = host.awakeMs()
    this.bucket = new Bucket(host.rate, host.now())
  }

  get address(): string | undefined {
    return this.socket.address
  }

  receive(text: string): void {
    this.heardAt = this.host.awakeMs()
    const frame = readFrame(text)
    if (frame) this.takeInTurn(frame)
    else this.leave('bad-frame')
  }

  receiveUnreadable(): void {
    this.leave('bad-frame')
  }

  lost(): void {
    this.close('lost')
  }

  /** Handles the frames that arrived during the login, in order. */
  admit(session: SignedIn): void {
    if (this.state.name !== 'signing-in') return
    const { waiting } = this.state
    this.state = { name: 'live', session }
    this.socket.signedIn()
    for (const frame of waiting) this.host.handle(this, frame, session)
  }

  say(frame: ServerFrame): void {
    this.post(pieceOf(frame))
  }

  /** Queues an answer. */
  answer(frame: ServerFrame): void {
    this.give(pieceOf(frame))
  }

  /** Queues an answer that is encoded already. */
  give(piece: Piece): void {
    // Notices that are already waiting are sent with this answer.
    if (this.queue && !this.hasAnswer) this.host.begin(this)
    this.hasAnswer = true
    this.post(piece)
  }

  /** Whether only notices are queued. Notices may wait a moment; answers may not. */
  get canWait(): boolean {
    return !this.hasAnswer
  }

  /** Queues a notice. It is sent at the end of the turn, or a moment later together with others. */
  post(piece: Piece): void {
    if (this.state.name === 'closed') return
    this.queue = (this.queue ?? this.host.begin(this)).plus(piece)
  }

  /** Whether the client has more than one page of unread data. */
  get isFarBehind(): boolean {
    return this.socket.bufferedAmount > MAX_BATCH_BYTES
  }

  /** Whether the client has not read all earlier frames. */
  get isBehind(): boolean {
    return this.socket.bufferedAmount > 0
  }

  flush(): void {
    if (!this.queue || this.state.name === 'closed') return
    if (this.socket.bufferedAmount <= MAX_BUFFERED_BYTES) {
      this.sendQueue()
    } else {
      this.queue = undefined
      this.leave('too-slow')
    }
  }

  /** Sends the reason and closes. */
  leave(reason: ByeReason): void {
    if (this.state.name === 'closed') return
    this.say({ url: '/bye', data: { reason } })
    this.sendQueue()
    this.close(reason)
  }

  /** Ends the connection if its login is late, if the client is silent, or if its session has expired. */
  checkDeadlines(): void {
    const verdict = verdictOn(this.state, {
      sinceOpenMs: this.host.awakeMs() - this.openedAt,
      sinceHeardMs: this.host.awakeMs() - this.heardAt,
      now: this.host.now(),
    })
    if (verdict === 'lost') this.close(verdict)
    else if (verdict) this.leave(verdict)
  }

  private takeInTurn(frame: Inbound): void {
    // The login does not count towards the rate limit.
    const wait = this.state.name === 'new' ? 0 : this.bucket.take(this.host.now())
    if (wait === 0) this.take(frame)
    else this.refuse(frame, wait)
  }

  private take(frame: Inbound): void {
    const { state } = this
    if (state.name === 'live') this.host.handle(this, frame, state.session)
    else if (state.name === 'signing-in') state.waiting.push(frame)
    else if (state.name === 'new') this.takeFirst(frame)
  }

  private takeFirst(frame: Inbound): void {
    if (frame.url === '/login' && frame.id !== undefined) {
      this.state = { name: 'signing-in', waiting: [] }
      this.host.signIn(this, frame)
    } else {
      this.leave('no-login')
    }
  }

  private refuse({ id }: Inbound, wait: number): void {
    this.host.noteRefusal(this, { kind: 'rate', at: '/ws', reason: 'rate-limited' })
    if (id === undefined) return
    const refusal = new Refusal('rate-limited', 'too many requests', wait)
    this.answer({ re: id, error: refusal.toFailure() })
  }

  private sendQueue(): void {
    const batch = this.queue
    this.queue = undefined
    this.hasAnswer = false
    if (batch) this.socket.send(batch)
  }

  private close(reason: EndReason): void {
    if (this.state.name === 'closed') return
    const before = this.state
    this.state = CLOSED
    this.socket.close()
    this.host.left(this, before, reason)
  }
}
