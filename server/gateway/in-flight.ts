import type { Clock } from '../clock'

/** What is being worked on: a server that closes lets it end. */
export class InFlight {
  private count = 0
  private whenIdle: (() => void) | undefined

  /** Counts it until it settles; it must not reject. */
  track(work: Promise<void>): void {
    this.count++
    void work.then(this.ended)
  }

  /** Settles when nothing is under way any more, or patience is over. */
  async idle(clock: Clock, patienceMs: number): Promise<void> {
    if (this.count === 0) return
    await new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, patienceMs)
      this.whenIdle = () => {
        clock.clearTimeout(timer)
        resolve()
      }
    })
  }

  private readonly ended = (): void => {
    this.count--
    if (this.count === 0) this.whenIdle?.()
  }
}
