import type { LogSync } from './log-sync'

type Settle = (failure: unknown) => void

/**
 * Lets those who committed wait until it is on disk. One sync at a time: who comes while it runs
 * may have written too late for it, and shares the next. After a failed sync nobody knows what the disk
 * holds, and asking again would be told all is well: nothing is promised until all was written anew.
 */
export class Durability {
  private waiting: Settle[] = []
  private isSyncing = false
  private failure: unknown

  constructor(
    private readonly log: LogSync,
    private readonly report: (error: unknown) => void
  ) {}

  get isBroken(): boolean {
    return this.failure !== undefined
  }

  /**
   * Calls `settle` when all that was committed before is on disk, or never will be known to be.
   * Where nothing else is going on, handing the sync to a thread would only cost the way there and back.
   */
  after(settle: Settle, isAlone = false): void {
    this.waiting.push(settle)
    if (!this.isSyncing) this.next(isAlone)
  }

  /** Settles when nothing that was committed still waits for the disk; at once where nothing does. */
  caughtUp(): Promise<void> | undefined {
    return this.isSyncing ? new Promise((resolve) => this.after(() => resolve())) : undefined
  }

  /** Everything that was committed has been written anew, and is on disk. */
  mend(): void {
    this.failure = undefined
  }

  private next(isAlone = false): void {
    const settling = this.waiting
    if (settling.length === 0) return
    this.waiting = []
    this.isSyncing = true
    const done = (error: unknown): void => {
      if (error) this.fail(error)
      this.settle(settling)
      this.isSyncing = false
      this.next()
    }
    if (isAlone) this.log.syncNow(done)
    else this.log.sync(done)
  }

  private settle(settling: readonly Settle[]): void {
    for (const settle of settling) settle(this.failure)
  }

  private fail(error: unknown): void {
    this.failure = error
    this.report(error)
  }
}
