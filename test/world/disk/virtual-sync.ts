import type { Clock } from '../../../server/clock'
import type { LogEnd } from '../../../server/storage/sqlite/files/log-end'
import { LogIndex } from '../../../server/storage/sqlite/files/log-index'
import type { LogSync } from '../../../server/storage/sqlite/log-sync'
import type { SyncedLog } from './synced-log'

/** The two moments around a sync at which a process may crash. */
export type Moment = 'before-sync' | 'after-sync'

/** The disk below a log, as it is at each sync. */
export interface SyncGround {
  /** The clock of the process. */
  clock: Clock
  synced: SyncedLog
  /** How long a sync beside the work takes. */
  durationMs(): number
  /** How long the disk will not answer, or 0. */
  stalledMs(): number
  /** Whether syncs fail. */
  isFailing(): boolean
  /** Called at each sync. If it returns true, the process has crashed at that moment. */
  crashes(moment: Moment): boolean
  /** The process does nothing for this long, because it waits for its disk. */
  stopsFor(ms: number): void
}

interface Task {
  end: LogEnd
  done: (error: unknown) => void
}

const FAILED = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' })
const ENDED = new Error('the process has ended')

/** Syncs the log of an open database in virtual time. What it has not synced, a power cut may take. */
export class VirtualSync implements LogSync {
  private readonly index: LogIndex
  private readonly tasks = new Set<Task>()
  private hasEnded = false
  private isClosed = false

  constructor(
    database: string,
    private readonly ground: SyncGround
  ) {
    this.index = new LogIndex(database)
  }

  sync(done: (error: unknown) => void): void {
    const task = this.begin(done)
    if (task) this.ground.clock.setTimeout(() => this.wait(task), this.ground.durationMs())
  }

  syncNow(done: (error: unknown) => void): void {
    const task = this.begin(done)
    if (!task) return
    const ms = this.ground.stalledMs()
    if (ms > 0) this.ground.stopsFor(ms)
    this.finish(task)
  }

  /** Nothing that the process still does reaches the disk, and nobody is answered. */
  end(): void {
    this.hasEnded = true
    for (const task of this.tasks) this.settle(task, ENDED)
  }

  close(): void {
    if (!this.isClosed) this.index.close()
    this.isClosed = true
  }

  private begin(done: Task['done']): Task | undefined {
    const task = { end: this.index.end(), done }
    this.tasks.add(task)
    if (!this.hasEnded) return task
    this.settle(task, ENDED)
    return undefined
  }

  private wait(task: Task): void {
    const ms = this.ground.stalledMs()
    if (ms > 0) this.ground.clock.setTimeout(() => this.wait(task), ms)
    else this.finish(task)
  }

  private finish(task: Task): void {
    const { ground } = this
    if (this.hasEnded || ground.crashes('before-sync')) return
    if (ground.isFailing()) {
      ground.synced.loses(task.end)
      this.settle(task, FAILED)
      return
    }
    ground.synced.reaches(task.end)
    if (!ground.crashes('after-sync')) this.settle(task, undefined)
  }

  private settle(task: Task, error: unknown): void {
    if (this.tasks.delete(task)) task.done(error)
  }
}
