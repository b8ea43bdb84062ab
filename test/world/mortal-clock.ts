import type { Clock } from '../../server/clock'

/** The time of one process: once it has ended, nothing that it planned happens any more. */
export class MortalClock implements Clock {
  hasEnded = false
  /** What waits while the process stands still. */
  private held: (() => void)[] | undefined

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now()
  }

  elapsed(): number {
    return this.clock.elapsed()
  }

  setTimeout(run: () => void, ms: number): unknown {
    return this.clock.setTimeout(() => this.whenAwake(run), ms)
  }

  clearTimeout(timer: unknown): void {
    this.clock.clearTimeout(timer)
  }

  setImmediate(run: () => void): void {
    this.clock.setImmediate(() => this.whenAwake(run))
  }

  /** As while a disk does not answer: time passes, and the process does nothing. */
  standsStill(): void {
    this.held ??= []
  }

  /** Everything that came meanwhile happens now, in its order. */
  goesOn(): void {
    const held = this.held ?? []
    this.held = undefined
    for (const run of held) this.setImmediate(run)
  }

  /** What reaches the process from outside, as soon as it can be taken in. */
  whenAwake(run: () => void): void {
    if (this.hasEnded) return
    if (this.held) this.held.push(run)
    else run()
  }

  end(): void {
    this.hasEnded = true
  }
}
