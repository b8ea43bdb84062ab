import type { LogSync } from './log-sync'

type Settle = (failure: unknown) => void

/**
 * Lets commits wait until they are on disk. One sync runs at a time. A commit during a sync may be too late for it,
 * and waits for the next one. After a failed sync it is unknown what is on the disk, and the next sync may succeed
 * wrongly. Nothing is acknowledged until everything is written again.
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
   * Calls `settle` when everything committed before is on disk, or when it is certain that this cannot be known. If
   * nothing else is running, it syncs directly, because a thread would only add overhead.
   */
  after(settle: Settle, isAlone = false): void {
    this.waiting.push(settle)
    if (!this.isSyncing) this.next(isAlone)
  }

  /** Settles when no commit waits for the disk; undefined if none does. */
  caughtUp(): Promise<void> | undefined {
    return this.isSyncing ? new Promise((resolve) => this.after(() => resolve())) : undefined
  }

  /** Everything that was committed has been written again and is on disk. */
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
