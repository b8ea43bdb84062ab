import type { Clock } from '../../clock'
import { Refusal } from '../../refusal'
import type { Batch } from './batch'
import { answer, outcomeOf, rejectAll, type Caller, type Work } from './caller'
import type { Condition } from './condition'
import type { Database, Statement } from './driver'
import { Durability } from './durability'
import type { KeptLog } from './log-sync'
import { Problem } from '../problem'
import { kindOf, SecondWriter } from './trouble'

/** The source of batches, and the listener for a batch that is on disk. */
export interface Batches {
  begin(): Batch
  /** Writes what the batch collected in memory, inside the transaction. */
  write(batch: Batch): void
  committed(batch: Batch): void
  rolledBack(): void
}

interface CommitGround {
  db: Database
  clock: Pick<Clock, 'setImmediate' | 'now'>
  log: KeptLog
  condition: Condition
}

/** The minimum time before a full disk is tried again. */
const ASK_AGAIN_MS = 100

/** With more works than this, waiting for further ones would save nothing. */
const MOST_GATHERED = 256

/** Works that arrive together form one transaction. When it is on disk, all are answered in order. */
export class GroupCommit {
  private waiting: Caller[] = []
  private isClosed = false
  private readonly begin: Statement<unknown>
  private readonly commit: Statement<unknown>
  private readonly version: Statement<{ data_version: number }>
  private readonly durability: Durability
  /** Whether the log must be moved into the file before anything is written. */
  private mustMove = true
  /** Whether the log holds something of the last process that may not be on the disk. */
  private isUnsure: boolean
  private moveNotBefore = -Infinity
  private roomNotBefore = -Infinity
  /** Changes when another connection commits. */
  private readonly ownVersion: number

  constructor(
    private readonly ground: CommitGround,
    private readonly batches: Batches
  ) {
    this.begin = ground.db.prepare('BEGIN IMMEDIATE')
    this.commit = ground.db.prepare('COMMIT')
    this.version = ground.db.prepare('PRAGMA data_version') as Statement<{ data_version: number }>
    this.durability = new Durability(
      ground.log,
      (error) => void ground.condition.met(error, 'disk-failed')
    )
    this.isUnsure = !ground.log.wasSynced
    // The last process's unsynced writes may be readable although they are not on the disk, so they are written
    // again.
    this.canPromise()
    this.ownVersion = this.versionNow()
  }

  write<T>(work: Work<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new Refusal('busy', 'The store is closed'))
    return new Promise<T>((resolve, reject) => {
      if (this.waiting.length === 0) this.gather()
      this.waiting.push({ work, outcome: undefined, resolve, reject })
    })
  }

  /**
   * Lets reads wait for the disk, so that nobody sees what a power cut could undo. Fails if nobody knows what is on
   * the disk and it cannot be written again.
   */
  onDisk(): Promise<void> | undefined {
    const caughtUp = this.durability.caughtUp()
    if (caughtUp) return caughtUp.then(() => this.checkCertain())
    this.checkCertain()
    return undefined
  }

  /** Accepts no more work. Accepted work is still written. */
  async close(): Promise<void> {
    this.flush()
    this.isClosed = true
    await this.durability.caughtUp()
  }

  /** Rejects with the problem if the store cannot be written. First tries whether it can be written again. */
  async check(): Promise<void> {
    const { log, condition } = this.ground
    try {
      log.check()
      this.checkVersion()
    } catch (error) {
      throw condition.met(error) as Error
    }
    if (condition.problem) await this.write((batch) => batch.sql.probe.run())
  }

  /**
   * Commits at the end of the turn. If several works have arrived, waits for further turns as long as each brings
   * more. They share the fixed cost of a commit, and nobody waits for work that has not arrived.
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
      rejectAll(callers, this.ground.condition.problem)
      return
    }
    while (callers.length > 0) {
      const culprit = this.tryAll(callers)
      callers = culprit ? callers.filter((caller) => caller !== culprit) : []
    }
  }

  /**
   * At the start, and after the disk failed: moves the whole log into the file, which writes and syncs everything
   * again.
   */
  private canPromise(): boolean {
    const { condition, clock } = this.ground
    if (condition.problem?.isFinal) return false
    if (!this.mustMove && !this.durability.isBroken) return true
    if (clock.now() < this.moveNotBefore) return false
    return this.move()
  }

  private move(): boolean {
    const { condition, clock, log } = this.ground
    try {
      log.moveIn()
    } catch (error) {
      condition.met(error, 'disk-failed')
      this.mustMove = true
      this.moveNotBefore = clock.now() + ASK_AGAIN_MS
      return false
    }
    this.mustMove = this.isUnsure = false
    this.durability.mend()
    return true
  }

  private checkCertain(): void {
    if (this.isClosed) throw new Refusal('busy', 'The store is closed')
    if ((!this.isUnsure && !this.durability.isBroken) || this.canPromise()) return
    throw this.ground.condition.problem ?? new Refusal('busy', 'The store cannot be read now')
  }

  private checkVersion(): void {
    if (this.versionNow() !== this.ownVersion)
      throw new SecondWriter('another connection has written')
  }

  private versionNow(): number {
    return this.version.get()?.data_version ?? 0
  }

  /** Runs all works. Returns the one that failed, if any; the others then start again without it. */
  private tryAll(callers: readonly Caller[]): Caller | undefined {
    let current: Caller | undefined
    try {
      this.begin.run()
      this.checkVersion()
      const batch = this.batches.begin()
      for (current of callers) current.outcome = outcomeOf(current.work, batch)
      current = undefined
      this.batches.write(batch)
      this.commit.run()
      this.batches.committed(batch)
    } catch (error) {
      this.rollBack()
      if (current && kindOf(error) === undefined && !(error instanceof Problem)) {
        current.reject(error)
        return current
      }
      const reason = this.ground.condition.met(error)
      // A small write may still succeed, but there is space again only when all of the log fits into the file.
      if (reason instanceof Problem && reason.kind === 'disk-full') this.mustMove = true
      rejectAll(callers, reason)
      return undefined
    }
    this.durability.after((failure) => this.settle(callers, failure), callers.length === 1)
    return undefined
  }

  private settle(callers: readonly Caller[], failure: unknown): void {
    const { condition, log } = this.ground
    if (failure !== undefined) {
      rejectAll(callers, condition.problem)
      return
    }
    if (this.isOver()) condition.mended()
    callers.forEach(answer)
    if (log.isFull) this.move()
  }

  /** On a full disk short messages may still fit while long ones do not. */
  private isOver(): boolean {
    const { condition, clock, log } = this.ground
    if (condition.problem?.kind !== 'disk-full') return true
    if (clock.now() < this.roomNotBefore) return false
    this.roomNotBefore = clock.now() + ASK_AGAIN_MS
    return log.hasRoom()
  }

  /** SQLite itself rolls back when the disk is full. A damaged store is not written again, so it needs nothing. */
  private rollBack(): void {
    const { db, condition } = this.ground
    try {
      if (db.isTransaction) db.exec('ROLLBACK')
      this.batches.rolledBack()
    } catch (error) {
      if (condition.met(error) !== condition.problem || !condition.problem?.isFinal) throw error
    }
  }
}
