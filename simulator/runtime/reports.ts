/** Collects the mini-program's errors, so that the page shows them and a test fails. */
export class Reports {
  readonly all: Error[] = []
  private readonly listeners = new Set<(error: Error) => void>()

  add(problem: unknown): void {
    const error = problem instanceof Error ? problem : new Error(String(problem))
    this.all.push(error)
    console.error(error)
    for (const listener of this.listeners) listener(error)
  }

  onReport(listener: (error: Error) => void): void {
    this.listeners.add(listener)
  }
}
