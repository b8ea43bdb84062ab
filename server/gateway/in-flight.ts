import type { Clock } from '../clock'

/** What is being worked on: a server that closes lets it end. */
export class InFlight {
  private count = 0
  private whenIdle: (() => void) | undefined

  async track(work: Promise<void>): Promise<void> {
    this.count++
    try {
      await work
    } finally {
      this.count--
      if (this.count === 0) this.whenIdle?.()
    }
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
}
