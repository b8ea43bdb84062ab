import type { Clock, Timer } from '../../platform/clock'

const PING_DEADLINE_MS = 10_000
const PROBE_DEADLINE_MS = 2_000

/** Pings, and gives the link up after `deadlineMs`. */
export type Ping = (deadlineMs: number) => void

/**
 * Finds dead links, and keeps living ones open through proxies: a ping follows `pingMs` after the last request.
 * Notices do not delay it: only an answer proves that both directions work.
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

  /** A request was sent: its own deadline guards the link. */
  asked(): void {
    if (this.pingMs === undefined) return
    this.clock.clearTimeout(this.timer)
    this.timer = this.clock.setTimeout(() => this.ping(PING_DEADLINE_MS), this.pingMs)
  }

  /** Probes a link that may have died unnoticed. */
  probe(): void {
    this.ping(PROBE_DEADLINE_MS)
  }

  stop(): void {
    this.pingMs = undefined
    this.clock.clearTimeout(this.timer)
  }
}
