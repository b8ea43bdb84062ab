import type { Clock } from '../../server/clock'

/** The time of one process: once it has ended, nothing that it planned happens any more. */
export class MortalClock implements Clock {
  hasEnded = false

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now()
  }

  setTimeout(run: () => void, ms: number): unknown {
    return this.clock.setTimeout(this.unlessEnded(run), ms)
  }

  clearTimeout(timer: unknown): void {
    this.clock.clearTimeout(timer)
  }

  setImmediate(run: () => void): void {
    this.clock.setImmediate(this.unlessEnded(run))
  }

  end(): void {
    this.hasEnded = true
  }

  private unlessEnded(run: () => void): () => void {
    return () => {
      if (!this.hasEnded) run()
    }
  }
}
