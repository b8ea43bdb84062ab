import type { Clock } from '../clock'

/** The requests that are running. */
export class InFlight {
  private count = 0
  private readonly listeners: (() => void)[] = []

  get isIdle(): boolean {
    return this.count === 0
  }

  /** Runs the callback once nothing is running. */
  whenIdle(run: () => void): void {
    this.listeners.push(run)
  }

  /** Counts the promise as running until it settles. The promise must not reject. */
  track(work: Promise<void>): void {
    this.count++
    void work.then(this.ended)
  }

  /** Settles when nothing is running, or after the given time. A closing server lets running work finish. */
  async idle(clock: Clock, patienceMs: number): Promise<void> {
    if (this.isIdle) return
    await new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, patienceMs)
      this.whenIdle(() => {
        clock.clearTimeout(timer)
        resolve()
      })
    })
  }

  private readonly ended = (): void => {
    this.count--
    if (this.isIdle) for (const run of this.listeners) run()
  }
}
