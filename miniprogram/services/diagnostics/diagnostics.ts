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
  sync: Sync
  /** Each tells where something that the server sent was wrong. */
  wrongs: readonly Signal<string>[]
  device: Device
}

const WRONG_PAUSE_MS = 10_000

/** Writes down what happens to the connection, and says how things stand. */
export class Diagnostics {
  readonly changed: Signal
  /** Of the link, or of an attempt to sign in, whichever ended last. */
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
    sync.renewed.on(() => journal.note('sync: another database, all is asked for anew'))
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
      server: session.serverAddress,
      network: lifeline.networkType,
      client: device.client,
    }
  }

  /** All of it, to be copied and sent to whoever can help. */
  text(drawnBy = ''): string {
    const events = this.events.map(({ at, what }) => `${new Date(at).toISOString()} ${what}`)
    return [...linesOf(this.facts), drawnBy, '', ...events].join('\n')
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

  /** None is told while there is no network: what is planned then is in vain. */
  private get nextAttemptAt(): number | undefined {
    const { connection, session, lifeline } = this.parts
    if (!lifeline.hasNetwork) return undefined
    if (connection.state.name === 'waiting') return connection.state.until
    return nextSignInAt(session.state)
  }

  /** Once in a while is enough to see what it is: a server that says nothing right would fill the journal. */
  private noteWrong(what: string): void {
    const now = this.parts.clock.now()
    this.wrongCount++
    if (Math.abs(now - this.wrongNotedAt) < WRONG_PAUSE_MS) return
    this.wrongNotedAt = now
    this.parts.journal.note(`left out as wrong: ${what}, ${this.wrongCount} in all`)
  }

  /** Each attempt counts, however many fail alike. */
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
