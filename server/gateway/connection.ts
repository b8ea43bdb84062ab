import { LOGIN_DEADLINE_MS, SILENCE_MS } from '../../miniprogram/protocol/limits'
import type { ByeReason } from '../../protocol/failures'
import type { ServerFrame } from '../../protocol/frames'
import { Bucket, type Rate } from '../rate/bucket'
import { Refusal } from '../refusal'
import type { Session } from '../storage/storage'
import { pieceOf, type Batch, type Piece } from './batch'
import { readFrame, type Inbound } from './inbound'
import type { ServerSocket, SocketEvents } from './server-socket'

/** Above this, whoever reads so slowly is dropped, and catches up when he is back. */
const MAX_BUFFERED_BYTES = 1024 * 1024

/** What a connection knows of its session. */
export interface SignedIn extends Pick<Session, 'sessionId' | 'userId' | 'deviceId' | 'expiresAt'> {
  attempt: number | undefined
}

/**
 * The life of a connection:
 *
 *   new ──first frame──▶ signing-in ──admitted──▶ live
 *
 * From each of them it can be `closed`, for good.
 */
export type ConnectionState =
  | { name: 'new' }
  | { name: 'signing-in'; waiting: Inbound[] }
  | { name: 'live'; session: SignedIn }
  | { name: 'closed' }

/** What a connection leaves to the gateway. */
export interface ConnectionHost {
  readonly rate: Rate
  now(): number
  /** The batch that all sockets' batches of this turn begin with; asks for a flush at its end. */
  begin(connection: Connection): Batch
  signIn(connection: Connection, first: Inbound): void
  handle(connection: Connection, frame: Inbound, session: SignedIn): void
  left(connection: Connection, before: ConnectionState, reason: ByeReason | 'lost'): void
}

const NEW: ConnectionState = { name: 'new' }
const CLOSED: ConnectionState = { name: 'closed' }

/** One client's socket and what it may say. There are many: no timers, no closures in here. */
export class Connection implements SocketEvents {
  state: ConnectionState = NEW
  private readonly openedAt: number
  private heardAt: number
  private readonly bucket: Bucket
  private queue: Batch | undefined

  constructor(
    private readonly socket: ServerSocket,
    private readonly host: ConnectionHost
  ) {
    this.openedAt = this.heardAt = host.now()
    this.bucket = new Bucket(host.rate, this.openedAt)
  }

  receive(text: string): void {
    if (this.state.name === 'closed') return
    this.heardAt = this.host.now()
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

  /** Frames that came meanwhile are handled now, in their order. */
  admit(session: SignedIn): void {
    if (this.state.name !== 'signing-in') return
    const { waiting } = this.state
    this.state = { name: 'live', session }
    for (const frame of waiting) this.host.handle(this, frame, session)
  }

  say(frame: ServerFrame): void {
    this.post(pieceOf(frame))
  }

  /** Sent at the end of the turn, with all that this turn has for the socket. */
  post(piece: Piece): void {
    if (this.state.name === 'closed') return
    this.queue = (this.queue ?? this.host.begin(this)).plus(piece)
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

  /** Says why, and closes. */
  leave(reason: ByeReason): void {
    if (this.state.name === 'closed') return
    this.say({ url: '/bye', data: { reason } })
    this.sendQueue()
    this.close(reason)
  }

  /** Ends what came too late, went silent, or is signed in no more. */
  checkDeadlines(now: number): void {
    if (this.state.name === 'live') this.checkSession(this.state.session, now)
    else if (now - this.openedAt >= LOGIN_DEADLINE_MS) this.leave('no-login')
  }

  private checkSession(session: SignedIn, now: number): void {
    if (session.expiresAt <= now) this.leave('expired')
    else if (now - this.heardAt >= SILENCE_MS) this.close('lost')
  }

  private takeInTurn(frame: Inbound): void {
    const wait = this.bucket.take(this.heardAt)
    if (wait === 0) this.take(frame)
    else if (frame.id !== undefined) this.refuse(frame.id, wait)
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

  private refuse(id: number, wait: number): void {
    const refusal = new Refusal('rate-limited', 'too many requests', wait)
    this.say({ re: id, error: refusal.toFailure() })
  }

  private sendQueue(): void {
    const batch = this.queue
    this.queue = undefined
    if (batch) this.socket.send(batch)
  }

  private close(reason: ByeReason | 'lost'): void {
    if (this.state.name === 'closed') return
    const before = this.state
    this.state = CLOSED
    this.socket.close()
    this.host.left(this, before, reason)
  }
}
