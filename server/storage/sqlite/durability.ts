import type { LogSync } from './log-sync'

type Settle = (failure: unknown) => void

/**
 * Lets commits wait until they are on disk. One sync runs at a time. A commit made while it runs may be too late
 * for it, and shares the next one. After a failed sync nobody knows what is on the disk, and the next sync may
 * succeed falsely: nothing is promised until everything is written anew.
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

  /** Settles when no commit waits for the disk; at once if none does. */
  caughtUp(): Promise<void> | undefined {
    return this.isSyncing ? new Promise((resolve) => this.after(() => resolve())) : undefined
  }

  /** Everything that was committed has been written anew and is on disk. */
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
