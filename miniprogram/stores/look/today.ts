import type { Clock, Timer } from '../../platform/clock'
import type { ServerTime } from '../../services/server-time'
import { Signal } from '../../services/signal'
import { nextMidnight } from './times'

/** What the calendar needs. */
export interface TodayParts {
  clock: Clock
  time: ServerTime
}

/** Emits when labels such as "yesterday" become outdated: at midnight, and when the app comes to the front. */
export class Today {
  readonly changed = new Signal()
  private isInFront = false
  private timer: Timer

  constructor(private readonly parts: TodayParts) {
    parts.time.changed.on(() => this.follow())
  }

  /** The day or the time zone may have changed while the app was hidden. */
  show(): void {
    this.isInFront = true
    this.follow()
  }

  hide(): void {
    this.isInFront = false
    this.parts.clock.clearTimeout(this.timer)
  }

  private follow(): void {
    const { clock, time } = this.parts
    clock.clearTimeout(this.timer)
    if (this.isInFront) {
      const now = time.now()
      this.timer = clock.setTimeout(() => this.follow(), nextMidnight(now) - now)
    }
    this.changed.emit()
  }
}
