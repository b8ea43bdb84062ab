import type { NoticeFrame } from '../../protocol/frames'
import type { Announcement } from '../bus/announcement'
import type { Clock, Timer } from '../clock'
import type { Log } from '../log'
import type { Rate } from '../rate/bucket'
import { LOGIN_UNITS, type WorkBudget } from '../rate/work'
import { Refusal } from '../refusal'
import type { Asked, Router } from '../router'
import type { Sessions } from '../sessions/sessions'
import type { Metrics } from '../metrics'
import type { RefusalNote, Refusals } from '../refusals'
import type { Turn } from '../turn'
import { pieceOf, type Piece } from '../wire/piece'
import { Audiences } from './audiences'
import type { Batch } from './batch'
import { Connection, type ConnectionHost } from './connection'
import type { ConnectionState, EndReason, SignedIn } from './connection-state'
import type { Directory } from './directory'
import { InFlight } from './in-flight'
import type { Inbound } from '../wire/inbound'
import { Outgoing } from './outgoing'
import type { Presence } from './presence'
import type { ServerSocket, SocketEvents } from './server-socket'
import { byeOf, refusalOf, sessionFor, welcome } from './sign-in'

const SWEEP_MS = 1000
/** A device that disappeared without closing its socket is noticed within a minute. */
const DEVICE_RETRY_MS = 10_000

export interface GatewayParts {
  clock: Clock
  log: Log
  turn: Turn
  rate: Rate
  /** The number of devices that one person may have connected at the same time. */
  devicesPerPerson: number
  work: WorkBudget
  epoch: string
  /** Who sees a conversation. */
  membersOf: (cid: string) => Promise<readonly string[]>
  sessions: Sessions
  router: Router
  directory: Directory
  presence: Presence
  metrics: Metrics
  refusals: Refusals
}

/** Manages all sockets of this node. */
export class Gateway implements ConnectionHost {
  readonly rate: Rate
  private readonly connections = new Set<Connection>()
  private readonly outgoing: Outgoing
  private sweepTimer: Timer
  private sweeps = 0
  private readonly inFlight = new InFlight()
  private readonly audiences: Audiences
  private isClosing = false

  constructor(private readonly parts: GatewayParts) {
    this.rate = parts.rate
    this.outgoing = new Outgoing({ ...parts, inFlight: this.inFlight })
    this.audiences = new Audiences({
      ...parts,
      deliver: (announcement, people) => this.deliverTo(announcement, people),
    })
    this.armSweep()
  }

  /** Accepts a new socket. The transport reports the socket's events to the result. */
  accept(socket: ServerSocket): SocketEvents {
    const connection = new Connection(socket, this)
    this.connections.add(connection)
    this.parts.metrics.connections = this.connections.size
    if (this.isClosing) connection.leave('restarting')
    return connection
  }

  /** Delivers announcements to those of their audience who are online on this node. */
  readonly deliver = (announcements: readonly Announcement[]): void => {
    this.audiences.tell(announcements)
  }

  /** Sends `/bye` to the sockets of revoked sessions. Returns their number. */
  signOut(userId: string, sessionIds: readonly string[]): number {
    const theirs = this.parts.directory
      .of(userId)
      .filter(({ state }) => state.name === 'live' && sessionIds.includes(state.session.sessionId))
    for (const connection of theirs) connection.leave('signed-out')
    return theirs.length
  }

  /** The person's sessions with a socket on this node. */
  onlineSessions(userId: string): string[] {
    return this.parts.directory
      .of(userId)
      .flatMap(({ state }) => (state.name === 'live' ? [state.session.sessionId] : []))
  }

  get socketCount(): number {
    return this.connections.size
  }

  /** Waits at most `patienceMs` for running requests, then sends `/bye` to all sockets. */
  async close(patienceMs: number): Promise<void> {
    this.isClosing = true
    this.parts.clock.clearTimeout(this.sweepTimer)
    await this.inFlight.idle(this.parts.clock, patienceMs)
    for (const connection of this.connections) connection.leave('restarting')
  }

  /** Encodes the notice when the first recipient is found. */
  private deliverTo({ url, data }: Announcement, people: readonly string[]): void {
    const { directory, metrics } = this.parts
    const isDroppable = url === '/typing'
    let piece: Piece | undefined
    for (const userId of people) {
      for (const connection of directory.of(userId)) {
        if (isDroppable && connection.isBehind) continue
        piece ??= pieceOf({ url, data } as NoticeFrame)
        connection.post(piece)
        metrics.deliveries++
      }
    }
  }

  now(): number {
    return this.parts.clock.now()
  }

  awakeMs(): number {
    return this.sweeps * SWEEP_MS
  }

  begin(connection: Connection): Batch {
    return this.outgoing.begin(connection)
  }

  signIn(connection: Connection, first: Inbound): void {
    this.inFlight.track(this.admit(connection, first))
  }

  handle(connection: Connection, { url, id, data }: Inbound, session: SignedIn): void {
    if (this.isClosing) return
    const work =
      id === undefined
        ? this.parts.router.hear(url, data, session.userId)
        : this.answer(connection, { url, id, data }, session.userId)
    this.inFlight.track(work)
  }

  left(connection: Connection, before: ConnectionState, reason: EndReason): void {
    const { directory, presence, metrics } = this.parts
    this.connections.delete(connection)
    metrics.connections = this.connections.size
    metrics.left(reason)
    if (before.name !== 'live') return
    const { userId } = before.session
    if (!directory.remove(userId, connection)) return
    presence.departed(userId, { now: this.now(), awakeMs: this.awakeMs() })
  }

  private async admit(connection: Connection, { id: re = 0, data }: Inbound): Promise<void> {
    const { sessions, log, epoch, clock, metrics } = this.parts
    try {
      const session = await sessionFor(data, sessions)
      if (connection.state.name !== 'signing-in') return
      this.checkArrival(session)
      this.parts.directory.replacedBy(session)?.leave('replaced')
      connection.answer({ re, data: welcome(session, epoch, clock) })
      this.arrive(connection, session)
      metrics.signedIn('socket', 'ok')
    } catch (error) {
      const refusal = refusalOf(error, log)
      metrics.signedIn('socket', refusal.code)
      this.noteRefusal(connection, { kind: 'login', at: '/login', reason: refusal.code })
      connection.answer({ re, error: refusal.toFailure() })
      connection.leave(byeOf(refusal))
    }
  }

  /** Refuses people over their work budget, and more devices than a person may have connected. */
  private checkArrival(session: SignedIn): void {
    const { work, directory, devicesPerPerson } = this.parts
    const { userId } = session
    work.check(userId, this.now())
    work.charge(userId, LOGIN_UNITS, this.now())
    const isNew = !directory.replacedBy(session)
    if (isNew && directory.of(userId).length >= devicesPerPerson) {
      throw new Refusal('rate-limited', 'too many devices', DEVICE_RETRY_MS)
    }
  }

  private async answer(connection: Connection, asked: Asked, userId: string): Promise<void> {
    const isFarBehind = (): boolean => connection.isFarBehind
    const { address } = connection
    connection.give(await this.parts.router.answer({ ...asked, isFarBehind, address }, userId))
  }

  private arrive(connection: Connection, session: SignedIn): void {
    const { directory, presence } = this.parts
    const isFirst = directory.add(session.userId, connection)
    connection.admit(session)
    if (isFirst) presence.arrived(session.userId, this.now())
  }

  noteRefusal({ address }: Connection, note: Omit<RefusalNote, 'address'>): void {
    this.parts.refusals.note({ ...note, address })
  }

  private armSweep(): void {
    this.sweepTimer = this.parts.clock.setTimeout(() => this.sweep(), SWEEP_MS)
  }

  private sweep(): void {
    this.sweeps++
    for (const connection of this.connections) connection.checkDeadlines()
    this.parts.presence.check(this.awakeMs())
    this.parts.refusals.check()
    this.armSweep()
  }
}
