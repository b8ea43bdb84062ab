import type { Clock } from '../platform/clock'
import { Signal } from './signal'

/** Smaller differences come from the round trip and not from the clocks. */
const SAME_MS = 2_000

/** The server's clock, which stamps the entries. The phone's clock may be wrong by hours. */
export class ServerTime {
  /** Emits when the difference between the clocks changes. */
  readonly changed = new Signal()
  private aheadMs = 0

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.at(this.clock.now())
  }

  /** Converts a time of the phone's clock to the server's clock. */
  at(phoneTime: number): number {
    return phoneTime + this.aheadMs
  }

  /** Receives the server's time. */
  hear(serverNow: number): void {
    const aheadMs = serverNow - this.clock.now()
    if (Math.abs(aheadMs - this.aheadMs) < SAME_MS) return
    this.aheadMs = Math.abs(aheadMs) < SAME_MS ? 0 : aheadMs
    this.changed.emit()
  }
}
