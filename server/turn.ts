/**
 * Gathers what one turn of the event loop has to tell, so that it leaves together.
 * A commit settles many promises: the end comes when all that waited for them has run.
 */
export class Turn {
  private readonly steps: (() => void)[] = []
  private isAsked = false

  /** Steps run at each end that somebody asked for, in the order they were given. */
  atEnd(step: () => void): void {
    this.steps.push(step)
  }

  /** Asks that the steps run at the end of this turn. */
  ask(): void {
    if (this.isAsked) return
    this.isAsked = true
    // Comes after every promise that can settle now, and before the next input is read.
    process.nextTick(this.end)
  }

  private readonly end = (): void => {
    try {
      for (const step of this.steps) step()
    } finally {
      this.isAsked = false
    }
  }
}
