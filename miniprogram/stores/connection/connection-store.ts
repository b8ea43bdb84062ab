import { makeAutoObservable } from 'mobx-miniprogram'
import type { Clock, Timer } from '../../platform/clock'
import type { Fallback } from '../../services/fallback/fallback'
import type { Lifeline } from '../../services/lifeline'
import type { Session } from '../../services/session/session'
import { nextSignInAt } from '../../services/session/session-state'
import type { Connection } from '../../services/socket/connection'
import { lineOf, standingOf, type Line, type Standing } from './connection-standing'

/** A shorter interruption is not shown. */
const PATIENCE_MS = 1_000
const SECOND_MS = 1_000

/** The sources of the store. */
export interface ConnectionStoreParts {
  clock: Clock
  session: Session
  connection: Connection
  fallback: Fallback
  lifeline: Lifeline
}

/** The connection as users see it. */
export class ConnectionStore {
  banner: Line = 'none'
  /** Like `line`, but without a delay, and also when all is well. */
  standing: Standing = 'idle'
  secondsToRetry = 0
  socketState = 'idle'
  isLive = false
  private isPatient = true
  private patience: Timer
  private tick: Timer

  constructor(private readonly parts: ConnectionStoreParts) {
    makeAutoObservable<this, keyof typeof UNOBSERVED>(this, UNOBSERVED, { autoBind: true })
    const { session, connection, fallback, lifeline } = parts
    for (const { changed } of [session, connection, fallback, lifeline])
      changed.on(() => this.follow())
    this.bePatient()
    this.follow()
  }

  retryNow(): void {
    const { session, lifeline } = this.parts
    if (session.state.name === 'failed') session.signIn()
    else lifeline.retryNow()
  }

  private follow(): void {
    const { connection } = this.parts
    const wasLive = this.isLive
    const wasHidden = this.socketState === 'suspended'
    this.isLive = connection.isLive
    this.socketState = connection.state.name
    const isBack = wasHidden && this.socketState !== 'suspended'
    if (isBack || (wasLive && !this.isLive)) this.bePatient()
    this.show()
    this.countDown(this.waitNow())
  }

  private bePatient(): void {
    const { clock } = this.parts
    this.isPatient = true
    clock.clearTimeout(this.patience)
    this.patience = clock.setTimeout(() => this.losePatience(), PATIENCE_MS)
  }

  private losePatience(): void {
    this.isPatient = false
    this.show()
  }

  private show(): void {
    const { connection, session, fallback, lifeline } = this.parts
    const facts = {
      connection: connection.state,
      isFallback: fallback.isLive,
      session: session.state,
      hasNetwork: lifeline.hasNetwork,
    }
    this.banner = this.isPatient ? 'none' : lineOf(facts)
    this.standing = standingOf(facts)
  }

  /** Without a network, nothing is counted down. */
  private waitNow(): number {
    const { connection, session, lifeline, clock } = this.parts
    if (!lifeline.hasNetwork) return 0
    const { state } = connection
    const until = state.name === 'waiting' ? state.until : nextSignInAt(session.state)
    return until === undefined ? 0 : Math.max(0, until - clock.now())
  }

  /** Uses only timers, so setting the clock neither stops nor extends the countdown. */
  private countDown(wait: number): void {
    const { clock } = this.parts
    clock.clearTimeout(this.tick)
    this.secondsToRetry = Math.ceil(wait / SECOND_MS)
    const step = wait % SECOND_MS || SECOND_MS
    if (wait > 0) this.tick = clock.setTimeout(() => this.countDown(wait - step), step)
  }
}

const UNOBSERVED = { parts: false, isPatient: false, patience: false, tick: false } as const
