import type { Clock } from '../clock'

/** What is being worked on. */
export class InFlight {
  private count = 0
  private readonly listeners: (() => void)[] = []

  get isIdle(): boolean {
    return this.count === 0
  }

  /** Runs whenever nothing is under way any more. */
  whenIdle(run: () => void): void {
    this.listeners.push(run)
  }

  /** Counts it until it settles; it must not reject. */
  track(work: Promise<void>): void {
    this.count++
    void work.then(this.ended)
  }

  /** Settles when nothing is under way, or patience is over: a server that closes lets its work end. */
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
