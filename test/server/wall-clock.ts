import type { Clock } from '../../server/clock'

/** A clock that can be set while it runs. Setting it changes its time but not its running timers. */
export class WallClock implements Clock {
  private offsetMs = 0

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now() + this.offsetMs
  }

  elapsed(): number {
    return this.clock.elapsed()
  }

  steps(ms: number): void {
    this.offsetMs += ms
  }

  setTimeout(run: () => void, ms: number): unknown {
    return this.clock.setTimeout(run, ms)
  }

  clearTimeout(timer: unknown): void {
    this.clock.clearTimeout(timer)
  }

  setImmediate(run: () => void): void {
    this.clock.setImmediate(run)
  }
}
