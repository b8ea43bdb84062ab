import type { Clock, Timer } from '../clock'
import { factsOf, type Log } from '../log'
import type { Storage } from '../storage/storage'

const FIRST_MS = 10_000
const EVERY_MS = 10 * 60_000
/** The number of sessions that one commit removes. The commit must stay short. */
const SLICE = 200
const BETWEEN_SLICES_MS = 100

export interface SessionSweepParts {
  clock: Clock
  storage: Storage
  log: Log
}

/** Removes sessions that have ended. Nobody can use them, and they would otherwise be kept forever. */
export class SessionSweep {
  private timer: Timer
  private isStopped = false

  constructor(private readonly parts: SessionSweepParts) {}

  start(): void {
    this.arm(FIRST_MS)
  }

  stop(): void {
    this.isStopped = true
    this.parts.clock.clearTimeout(this.timer)
  }

  private arm(ms: number): void {
    this.timer = this.parts.clock.setTimeout(() => void this.sweep(), ms)
  }

  private async sweep(): Promise<void> {
    const { clock, storage, log } = this.parts
    let forgotten = 0
    try {
      forgotten = await storage.forgetSessions(clock.now(), SLICE)
    } catch (error) {
      log.warn(factsOf(error), 'sweep of sessions failed')
    }
    if (!this.isStopped) this.arm(forgotten === SLICE ? BETWEEN_SLICES_MS : EVERY_MS)
  }
}
