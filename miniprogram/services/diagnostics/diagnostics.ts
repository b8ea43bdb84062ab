import { PROTOCOL_VERSION } from '../../protocol/limits'
import type { Clock } from '../../platform/clock'
import { CACHE_VERSION, type Cache } from '../cache/cache'
import type { Fallback } from '../fallback/fallback'
import type { Lifeline } from '../lifeline'
import type { Outbox } from '../outbox/outbox'
import type { Session } from '../session/session'
import type { Signal } from '../signal'
import type { Connection } from '../socket/connection'
import { linesOf, type DiagnosticFacts } from './facts'
import type { Journal, JournalEvent } from './journal'

/** What the diagnostics watch. */
export interface DiagnosticsParts {
  clock: Clock
  journal: Journal
  session: Session
  connection: Connection
  fallback: Fallback
  lifeline: Lifeline
  outbox: Outbox
  cache: Cache
  appVersion: string
}

/** Writes down what happens to the connection, and says how things stand. */
export class Diagnostics {
  readonly changed: Signal
  private readonly lastNoted = new Map<string, string>()

  constructor(private readonly parts: DiagnosticsParts) {
    const { journal, session, connection, fallback, lifeline, outbox } = parts
    this.changed = journal.changed
    session.changed.on(() => this.note('session', session.state.name))
    connection.changed.on(() => this.note('connection', this.connectionNow()))
    fallback.changed.on(() => this.note('http', fallback.state.name))
    lifeline.changed.on(() => this.note('network', lifeline.networkType))
    outbox.changed.on(() => this.note('outbox', String(outbox.size)))
  }

  get events(): readonly JournalEvent[] {
    return this.parts.journal.events
  }

  get facts(): DiagnosticFacts {
    const { connection, outbox, cache, appVersion } = this.parts
    const { state } = connection
    return {
      connection: state.name,
      way: this.way,
      lastEnd: connection.lastLoss,
      nextAttemptAt: state.name === 'waiting' ? state.until : undefined,
      roundTripMs: connection.roundTripMs,
      outbox: { messages: outbox.size, bytes: outbox.bytes, setAside: outbox.setAside },
      cached: cache.kept,
      versions: { app: appVersion, protocol: PROTOCOL_VERSION, cache: CACHE_VERSION },
    }
  }

  /** All of it, to be copied and sent to whoever can help. */
  text(): string {
    const events = this.events.map(({ at, what }) => `${new Date(at).toISOString()} ${what}`)
    return [...linesOf(this.facts), '', ...events].join('\n')
  }

  /** The same again is no event. */
  private note(about: string, what: string): void {
    if (this.lastNoted.get(about) === what) return
    this.lastNoted.set(about, what)
    this.parts.journal.note(`${about}: ${what}`)
  }

  private get way(): DiagnosticFacts['way'] {
    if (this.parts.connection.isLive) return 'socket'
    return this.parts.fallback.isLive ? 'http' : 'none'
  }

  private connectionNow(): string {
    const { state, lastLoss } = this.parts.connection
    return state.name === 'waiting' ? `waiting (${lastLoss})` : state.name
  }
}
