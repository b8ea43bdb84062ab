import type { Clock, Timer } from '../../platform/clock'

const PING_DEADLINE_MS = 10_000
const PROBE_DEADLINE_MS = 2_000

/** Asks for a sign of life, and gives up after `deadlineMs`. */
export type Ping = (deadlineMs: number) => void

/**
 * Finds dead links, and keeps living ones open through proxies: a ping follows `pingMs` after the last
 * request. What arrives meanwhile changes nothing: only an answer proves that both directions work.
 */
export class Heartbeat {
  private pingMs: number | undefined
  private timer: Timer

  constructor(
    private readonly clock: Clock,
    private readonly ping: Ping
  ) {}

  start(pingMs: number): void {
    this.pingMs = pingMs
    this.asked()
  }

  /** Something was asked just now; its own deadline watches over the link. */
  asked(): void {
    if (this.pingMs === undefined) return
    this.clock.clearTimeout(this.timer)
    this.timer = this.clock.setTimeout(() => this.ping(PING_DEADLINE_MS), this.pingMs)
  }

  /** Is it still there? For links that may have died while nobody looked. */
  probe(): void {
    this.ping(PROBE_DEADLINE_MS)
  }

  stop(): void {
    this.pingMs = undefined
    this.clock.clearTimeout(this.timer)
  }
}
