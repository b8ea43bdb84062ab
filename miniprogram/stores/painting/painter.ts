import type { Clock, Timer } from '../../platform/clock'

/** Draws at once, then at most once in each pause, however many changes happen meanwhile. */
export class Painter {
  private lastAt = -Infinity
  private timer: Timer
  private isWaiting = false

  constructor(
    private readonly clock: Clock,
    private readonly draw: () => void
  ) {}

  request(pauseMs: number): void {
    if (this.isWaiting) return
    const sinceLast = this.clock.now() - this.lastAt
    // A clock that is set back must not delay the screen.
    if (sinceLast >= pauseMs || sinceLast < 0) this.paint()
    else {
      this.isWaiting = true
      this.timer = this.clock.setTimeout(() => this.paint(), pauseMs - sinceLast)
    }
  }

  stop(): void {
    this.clock.clearTimeout(this.timer)
    this.isWaiting = false
  }

  private paint(): void {
    this.isWaiting = false
    this.lastAt = this.clock.now()
    this.draw()
  }
}
