import { PROTOCOL_VERSION } from '../../protocol/limits'
import type { Clock } from '../../platform/clock'
import type { Device } from '../../platform/ports'
import { CACHE_VERSION, type Cache } from '../cache/cache'
import type { Fallback } from '../fallback/fallback'
import type { Lifeline } from '../lifeline'
import type { Outbox } from '../outbox/outbox'
import type { Session, SignInEvent } from '../session/session'
import { nextSignInAt } from '../session/session-state'
import type { Signal } from '../signal'
import type { Connection } from '../socket/connection'
import { awake } from '../socket/connection-state'
import type { Sync } from '../sync/sync'
import { linesOf, type DiagnosticFacts } from './facts'
import type { Journal, JournalEvent } from './journal'

/** The sources of the diagnostics. */
export interface DiagnosticsParts {
  clock: Clock
  journal: Journal
  session: Session
  connection: Connection
  fallback: Fallback
  lifeline: Lifeline
  outbox: Outbox
  cache: Cache
  sync: Sync
  /** Each emits the path of an invalid value from the server. */
  wrongs: readonly Signal<string>[]
  device: Device
}

const WRONG_PAUSE_MS = 10_000

/** Records the connection's events and reports its state. */
export class Diagnostics {
  readonly changed: Signal
  /** Why the last link or sign-in attempt ended, whichever was later. */
  private lastEnd = ''
  private readonly lastNoted = new Map<string, string>()
  private wrongCount = 0
  private wrongNotedAt = -Infinity

  constructor(private readonly parts: DiagnosticsParts) {
    const { journal, session, connection, fallback, lifeline, outbox, sync, wrongs } = parts
    this.changed = journal.changed
    session.changed.on(() => this.note('session', session.state.name))
    session.attempts.on((event) => this.noteSignIn(event))
    connection.changed.on(() => this.noteConnection())
    fallback.changed.on(() => this.note('http', fallback.state.name))
    lifeline.changed.on(() => this.note('network', lifeline.networkType))
    outbox.changed.on(() => this.note('outbox', String(outbox.size)))
    sync.renewed.on(() => journal.note('sync: another database, everything is requested again'))
    for (const wrong of wrongs) wrong.on((what) => this.noteWrong(what))
  }

  get events(): readonly JournalEvent[] {
    return this.parts.journal.events
  }

  get facts(): DiagnosticFacts {
    const { connection, session, lifeline, outbox, cache, device } = this.parts
    return {
      connection: connection.state.name,
      way: this.way,
      lastEnd: this.lastEnd,
      nextAttemptAt: this.nextAttemptAt,
      roundTripMs: connection.roundTripMs,
      outbox: { messages: outbox.size, bytes: outbox.bytes, setAside: outbox.setAside },
      cached: cache.kept,
      versions: { app: device.version, protocol: PROTOCOL_VERSION, cache: CACHE_VERSION },
      protocols: session.protocols,
      server: session.serverAddress,
      network: lifeline.networkType,
      client: device.client,
    }
  }

  /** The full report, to copy and send. */
  text(drawnBy = ''): string {
    const events = this.events.map(({ at, what }) => `${new Date(at).toISOString()} ${what}`)
    return [...linesOf(this.facts), drawnBy, '', ...events].join('\n')
  }

  /** A repeated value is not an event. */
  private note(about: string, what: string): void {
    if (this.lastNoted.get(about) === what) return
    this.lastNoted.set(about, what)
    this.parts.journal.note(`${about}: ${what}`)
  }

  private get way(): DiagnosticFacts['way'] {
    if (this.parts.connection.isLive) return 'socket'
    return this.parts.fallback.isLive ? 'http' : 'none'
  }

  /** Undefined without a network, because an attempt would fail. */
  private get nextAttemptAt(): number | undefined {
    const { connection, session, lifeline } = this.parts
    if (!lifeline.hasNetwork) return undefined
    if (connection.state.name === 'waiting') return connection.state.until
    return nextSignInAt(session.state)
  }

  /** Limited, because a server that sends only invalid values would fill the journal. */
  private noteWrong(what: string): void {
    const now = this.parts.clock.now()
    this.wrongCount++
    if (Math.abs(now - this.wrongNotedAt) < WRONG_PAUSE_MS) return
    this.wrongNotedAt = now
    this.parts.journal.note(`dropped as invalid: ${what}, ${this.wrongCount} in all`)
  }

  /** Records each attempt, even if all fail in the same way. */
  private noteSignIn(event: SignInEvent): void {
    if (event.type === 'failed') this.lastEnd = `sign-in: ${event.why}`
    this.parts.journal.note(`sign-in: ${wordsOf(event)}`)
  }

  private noteConnection(): void {
    const { connection } = this.parts
    const state = awake(connection.state)
    if (state.name === 'refused') this.lastEnd = state.code
    if (state.name === 'waiting') this.lastEnd = connection.lastLoss || this.lastEnd
    this.note('connection', this.connectionNow())
  }

  private connectionNow(): string {
    const { state, lastLoss } = this.parts.connection
    if (state.name === 'refused') return `refused (${state.code})`
    return state.name === 'waiting' ? `waiting (${lastLoss})` : state.name
  }
}

function wordsOf(event: SignInEvent): string {
  switch (event.type) {
    case 'begun':
      return `attempt ${event.attempt}`
    case 'failed':
      return `failed, ${event.why}`
    case 'succeeded':
      return 'succeeded'
  }
}
