import type { Clock } from '../platform/clock'
import { Signal } from './signal'

/** Smaller differences come from the way of the answer, not from the clocks. */
const SAME_MS = 2_000

/** The server's clock, by which entries are stamped; the phone's own may be wrong by hours. */
export class ServerTime {
  /** The clocks differ by more or less than they did. */
  readonly changed = new Signal()
  private aheadMs = 0

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.at(this.clock.now())
  }

  /** What the server's clock showed when the phone's showed this. */
  at(phoneTime: number): number {
    return phoneTime + this.aheadMs
  }

  /** The server said what time it is. */
  hear(serverNow: number): void {
    const aheadMs = serverNow - this.clock.now()
    if (Math.abs(aheadMs - this.aheadMs) < SAME_MS) return
    this.aheadMs = Math.abs(aheadMs) < SAME_MS ? 0 : aheadMs
    this.changed.emit()
  }
}
