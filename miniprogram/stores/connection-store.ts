import { makeAutoObservable } from 'mobx-miniprogram'
import type { Clock, Timer } from '../platform/clock'
import type { Fallback } from '../services/fallback/fallback'
import type { Lifeline } from '../services/lifeline'
import type { Session } from '../services/session/session'
import type { Connection } from '../services/socket/connection'
import { bannerOf, type Banner } from './banner'

/** A link that is back so soon was hardly gone. */
const PATIENCE_MS = 1_000
const SECOND_MS = 1_000

/** What the store watches. */
export interface ConnectionStoreParts {
  clock: Clock
  session: Session
  connection: Connection
  fallback: Fallback
  lifeline: Lifeline
}

/** What users see of the connection. */
export class ConnectionStore {
  banner: Banner = 'none'
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
    this.parts.lifeline.retryNow()
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
      session: session.state.name,
      hasNetwork: lifeline.hasNetwork,
    }
    this.banner = this.isPatient ? 'none' : bannerOf(facts)
  }

  private waitNow(): number {
    const { connection, clock } = this.parts
    const { state } = connection
    return state.name === 'waiting' ? Math.max(0, state.until - clock.now()) : 0
  }

  /** By the timers alone: a clock that is set meanwhile neither stops nor prolongs it. */
  private countDown(wait: number): void {
    const { clock } = this.parts
    clock.clearTimeout(this.tick)
    this.secondsToRetry = Math.ceil(wait / SECOND_MS)
    const step = wait % SECOND_MS || SECOND_MS
    if (wait > 0) this.tick = clock.setTimeout(() => this.countDown(wait - step), step)
  }
}

const UNOBSERVED = { parts: false, isPatient: false, patience: false, tick: false } as const
