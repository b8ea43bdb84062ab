import type { Clock, Timer } from '../../platform/clock'

const PING_DEADLINE_MS = 10_000
const PROBE_DEADLINE_MS = 2_000

/** Sends a ping, and gives the link up if there is no answer within `deadlineMs`. */
export type Ping = (deadlineMs: number) => void

/**
 * Finds dead links, and keeps idle ones open through proxies. A ping follows `pingMs` after the last request. Notices
 * do not delay it, because only an answer proves that both directions work.
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

  /** A request was sent. Its own deadline watches the link. */
  asked(): void {
    if (this.pingMs === undefined) return
    this.clock.clearTimeout(this.timer)
    this.timer = this.clock.setTimeout(() => this.ping(PING_DEADLINE_MS), this.pingMs)
  }

  /** Tests a link that may have died unnoticed. */
  probe(): void {
    this.ping(PROBE_DEADLINE_MS)
  }

  stop(): void {
    this.pingMs = undefined
    this.clock.clearTimeout(this.timer)
  }
}
