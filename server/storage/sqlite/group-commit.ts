import type { Clock } from '../../clock'
import { Refusal } from '../../refusal'
import type { Batch } from './batch'
import { isTrouble, type Database, type Statement } from './driver'
import { Durability } from './durability'
import { syncedAtCommit, type LogSync } from './log-sync'

/** What one caller wants written, and what he is answered with. A refusal comes before the first write. */
export type Work<T> = (batch: Batch) => T

interface Caller {
  work: Work<unknown>
  outcome: { value: unknown } | { refusal: Refusal } | undefined
  resolve: (value: never) => void
  reject: (reason: unknown) => void
}

/** Where batches come from, and what is told about one that is on disk. */
export interface Batches {
  begin(): Batch
  /** Writes what the batch gathered in memory; still inside the transaction. */
  write(batch: Batch): void
  committed(batch: Batch): void
  rolledBack(): void
}

interface CommitGround {
  db: Database
  clock: Pick<Clock, 'setImmediate'>
  /** Absent: the database syncs at each commit. */
  sync?: LogSync
  /** Told why a commit failed. */
  report: (error: unknown) => void
}

/** So many share a commit that to wait for more would save them nothing. */
const MOST_GATHERED = 256

/** What comes together is one transaction; when it is on disk all are answered, in order. */
export class GroupCommit {
  private waiting: Caller[] = []
  private isClosed = false
  private readonly begin: Statement<unknown>
  private readonly commit: Statement<unknown>
  private readonly durability: Durability

  constructor(
    private readonly ground: CommitGround,
    private readonly batches: Batches
  ) {
    this.begin = ground.db.prepare('BEGIN IMMEDIATE')
    this.commit = ground.db.prepare('COMMIT')
    this.durability = new Durability(ground.sync ?? syncedAtCommit, ground.report)
  }

  write<T>(work: Work<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new Refusal('busy', 'The store is closed'))
    return new Promise<T>((resolve, reject) => {
      if (this.waiting.length === 0) this.gather()
      this.waiting.push({ work, outcome: undefined, resolve, reject })
    })
  }

  /** What is read after it is on disk, so that nobody is shown what a power cut could take back. */
  onDisk(): Promise<void> | undefined {
    return this.durability.caughtUp()
  }

  /** Takes no more work; what was taken is written. */
  async close(): Promise<void> {
    this.flush()
    this.isClosed = true
    await this.onDisk()
  }

  /** Rejects where nothing can be promised any more. */
  async check(): Promise<void> {
    if (!this.canPromise()) throw diskFailed()
  }

  /**
   * Commits at the end of the turn; where several have come, and as long as each turn brings more, at the end of a
   * later one. What a commit costs by itself they share, and nobody waits for what has not arrived.
   */
  private gather(before = 1): void {
    this.ground.clock.setImmediate(() => {
      const { length } = this.waiting
      if (length > before && length < MOST_GATHERED) this.gather(length)
      else this.flush()
    })
  }

  private flush(): void {
    let callers = this.waiting
    this.waiting = []
    if (callers.length > 0 && !this.canPromise()) {
      rejectAll(callers, diskFailed())
      return
    }
    while (callers.length > 0) {
      const culprit = this.tryAll(callers)
      callers = culprit ? callers.filter((caller) => caller !== culprit) : []
    }
  }

  /** After a failed sync: moves the whole log into the database, which writes it anew and syncs that. */
  private canPromise(): boolean {
    if (!this.durability.isBroken) return true
    try {
      this.ground.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      this.durability.mend()
      return true
    } catch (error) {
      this.ground.report(error)
      return false
    }
  }

  /** Answers all, or nobody but the one whose work is broken: the others then start again without him. */
  private tryAll(callers: readonly Caller[]): Caller | undefined {
    let current: Caller | undefined
    try {
      this.begin.run()
      const batch = this.batches.begin()
      for (current of callers) current.outcome = outcomeOf(current.work, batch)
      current = undefined
      this.batches.write(batch)
      this.commit.run()
      this.batches.committed(batch)
    } catch (error) {
      this.rollBack()
      if (current && !isTrouble(error)) {
        current.reject(error)
        return current
      }
      this.ground.report(error)
      rejectAll(callers, error)
      return undefined
    }
    this.durability.after((failure) => {
      if (failure === undefined) callers.forEach(answer)
      else rejectAll(callers, diskFailed())
    }, callers.length === 1)
    return undefined
  }

  /** A full disk has rolled back by itself. */
  private rollBack(): void {
    if (this.ground.db.isTransaction) this.ground.db.exec('ROLLBACK')
    this.batches.rolledBack()
  }
}

const diskFailed = (): Refusal => new Refusal('busy', 'The disk has failed')

function outcomeOf(work: Work<unknown>, batch: Batch): NonNullable<Caller['outcome']> {
  try {
    return { value: work(batch) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}

function answer({ outcome, resolve, reject }: Caller): void {
  if (outcome === undefined) return
  if ('refusal' in outcome) reject(outcome.refusal)
  else resolve(outcome.value as never)
}

function rejectAll(callers: readonly Caller[], error: unknown): void {
  const reason = isTrouble(error) ? new Refusal('busy', 'The store cannot be written now') : error
  for (const { reject } of callers) reject(reason)
}
