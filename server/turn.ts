/**
 * Collects the announcements of one turn of the event loop, so that they are sent together. A commit settles many
 * promises. The turn ends when all code that waited for them has run.
 */
export class Turn {
  private readonly steps: (() => void)[] = []
  private isAsked = false

  /** Runs the steps, in order, at the end of each turn that was requested. */
  atEnd(step: () => void): void {
    this.steps.push(step)
  }

  /** Requests that the steps run at the end of this turn. */
  ask(): void {
    if (this.isAsked) return
    this.isAsked = true
    // Runs after every promise that can settle now, and before the next input is read.
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
