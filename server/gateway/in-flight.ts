import type { Clock } from '../clock'

/** The work under way. */
export class InFlight {
  private count = 0
  private readonly listeners: (() => void)[] = []

  get isIdle(): boolean {
    return this.count === 0
  }

  /** Called when nothing is under way any more. */
  whenIdle(run: () => void): void {
    this.listeners.push(run)
  }

  /** Counts the promise until it settles. It must not reject. */
  track(work: Promise<void>): void {
    this.count++
    void work.then(this.ended)
  }

  /** Settles when nothing is under way, or after the given time: a closing server lets its work end. */
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
