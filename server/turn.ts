import type { Clock } from './clock'

/** Gathers what one turn of the event loop has to tell, so that it leaves together at the turn's end. */
export class Turn {
  private readonly steps: (() => void)[] = []
  private isAsked = false

  constructor(private readonly clock: Clock) {}

  /** Steps run at each end that somebody asked for, in the order they were given. */
  atEnd(step: () => void): void {
    this.steps.push(step)
  }

  /** Asks that the steps run at the end of this turn. */
  ask(): void {
    if (this.isAsked) return
    this.isAsked = true
    this.clock.setImmediate(this.end)
  }

  private readonly end = (): void => {
    try {
      for (const step of this.steps) step()
    } finally {
      this.isAsked = false
    }
  }
}
