import type { Clock } from '../../server/clock'

/** The time of one process. Once the process has ended, none of its timers run. */
export class MortalClock implements Clock {
  hasEnded = false
  /** Callbacks that wait while the process is paused. */
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

  /** Pauses the process, as a disk that does not answer does. Time passes. */
  standsStill(): void {
    this.held ??= []
  }

  /** Runs everything that arrived meanwhile, in order. */
  goesOn(): void {
    const held = this.held ?? []
    this.held = undefined
    for (const run of held) this.setImmediate(run)
  }

  /** Delivers something from outside, as soon as the process can receive it. */
  whenAwake(run: () => void): void {
    if (this.hasEnded) return
    if (this.held) this.held.push(run)
    else run()
  }

  end(): void {
    this.hasEnded = true
  }
}
