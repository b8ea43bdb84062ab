import type { Random } from '../../../random'
import { openDatabase, type Database, type Statement } from '../driver'
import type { KeptLog, LogSync } from '../log-sync'
import { newId } from '../new-id'
import { Damage } from '../trouble'
import { DatabaseFile } from './database-file'
import { NOBODYS, type Identify } from './identity'
import { firstSalt, saltAfter, type LogEnd } from './log-end'
import { LogIndex } from './log-index'
import type { Mark } from './mark'
import { hasRoomBeside } from './room'
import { OpenMark } from './open-mark'

export interface MarkedLogParts {
  db: Database
  /** The path of the open database. */
  file: string
  identify: Identify
  random: Random
  epoch: string
  /** The file's generation before it was opened; undefined if it had none. */
  generation: string | undefined
  /** Whether the epoch is new and not in the database yet. */
  isRenewed: boolean
  /** Number of the latest change in the database. */
  change: () => number
  /** The marked end of the log before it was opened; undefined if no mark knows it. */
  marked: LogEnd | undefined
  sync: LogSync
  /** The number of pages that the log holds before it is moved into the file. */
  logPages: number
}

/**
 * A database's write-ahead log and the mark beside it. After each sync, the mark records the synced end of the log
 * before anybody gets an answer. A full log is moved into the file. Meanwhile the mark names the generations before
 * and after the move, so that a start knows which states a crash can leave.
 */
export class MarkedLog implements KeptLog {
  readonly wasSynced: boolean
  private readonly index: LogIndex
  private readonly database: DatabaseFile
  private readonly markFile: OpenMark
  private readonly nameNext: Statement<unknown>
  private readonly nameLog: Statement<unknown>
  /** While it is open, SQLite moves nothing into the file when the database is closed. */
  private guard: Database | undefined
  private mark: Mark
  /** How many pages of this log are known to be in the file. */
  private movedPages = 0
  /** The log counts as full with this number of pages. */
  private fullAt: number
  /** The end of the log when all of it was moved into the file. */
  private movedTo: LogEnd | undefined

  constructor(private readonly parts: MarkedLogParts) {
    const { db, file, identify, generation = '', logPages, isRenewed } = parts
    this.nameNext = db.prepare('UPDATE meta SET epoch = ?, generation = ? WHERE only = 1')
    this.nameLog = db.prepare('UPDATE meta SET log_salt = ? WHERE only = 1')
    this.guard = openDatabase(file, 'read')
    this.guard.exec('SELECT epoch FROM meta')
    this.index = new LogIndex(file)
    this.database = new DatabaseFile(file, identify)
    this.markFile = new OpenMark(file, identify)
    // Until the first move succeeds, the log may contain acknowledged messages, so the mark must keep naming it.
    const end = this.index.end()
    const log = parts.marked ?? end
    this.wasSynced = end.frames === 0 || isSameEnd(end, parts.marked)
    const look = this.database.look()
    // Until it has its new epoch, a replaced file must not be recognized as the server's own.
    if (isRenewed) look.file = NOBODYS
    this.mark = { generation, next: generation, ...look, log, change: parts.change() }
    this.fullAt = logPages
  }

  get isFull(): boolean {
    return this.mark.log.frames >= this.fullAt
  }

  hasRoom(): boolean {
    return hasRoomBeside(this.parts.file)
  }

  sync(done: (error: unknown) => void): void {
    const [end, change] = [this.index.end(), this.parts.change()]
    this.parts.sync.sync((error) => done(error ?? this.synced(end, change)))
  }

  syncNow(done: (error: unknown) => void): void {
    const [end, change] = [this.index.end(), this.parts.change()]
    this.parts.sync.syncNow((error) => done(error ?? this.synced(end, change)))
  }

  check(): void {
    this.checkFiles()
    this.markFile.hold(this.mark)
    this.markFile.write(this.mark)
  }

  /** If somebody still reads from the log, it stays, and the next move includes it. */
  moveIn(): void {
    this.checkFiles()
    const end = this.beginMove()
    this.syncHere()
    // The new epoch, if there is one, is on the disk now.
    const { file, header } = this.database.look()
    this.tell({ file, header, log: end, change: this.parts.change() }, 'through')
    const isDone = this.checkpoint('PASSIVE')
    this.movedPages = this.index.movedPages
    this.fullAt = isDone ? this.parts.logPages : end.frames + this.parts.logPages
    if (!isDone) return
    this.tell({ ...this.moved(), log: emptied(end) }, 'through')
    this.movedTo = end
  }

  /** Altered data stays outside of the file, for a repair. */
  close(): void {
    try {
      this.checkFiles()
      this.database.readThrough(this.index.end())
      this.moveIn()
      if (!this.isMoved) return
      this.dropGuard()
      this.checkpoint('TRUNCATE')
    } finally {
      this.parts.sync.close()
    }
  }

  /** A log that was not moved keeps its guard to the end of the process: whoever closes last would move it. */
  release(): void {
    if (this.guard) GUARDS.add(this.guard)
    for (const part of [this.index, this.database, this.markFile]) part.close()
  }

  private get isMoved(): boolean {
    return this.mark.generation === this.mark.next
  }

  private dropGuard(): void {
    this.guard?.close()
    this.guard = undefined
  }

  private checkFiles(): void {
    const end = this.index.end()
    this.checkPlace(end)
    this.database.checkLog(end)
  }

  /** While the database is open, only a tool that moves this log into the file may write to it. */
  private checkPlace({ salts }: LogEnd): void {
    const { log } = this.mark
    const isAnew = salts !== log.salts
    if (this.database.isUntouched(isAnew)) return
    const { movedPages } = this.index
    const isTool = isAnew ? log.frames > 0 || movedPages > 0 : movedPages > this.movedPages
    if (!isTool) throw new Damage('huiyin.db was written to')
    this.movedPages = movedPages
    // A log begins anew, or is emptied, only when all of it is in the file.
    const news = isAnew ? { ...this.moved(), log: emptied(log) } : this.database.look()
    this.mark = { ...this.mark, ...news }
  }

  /** Records in the mark what a sync has brought to the disk. Returns an error, or undefined if all is well. */
  private synced(end: LogEnd, change: number): unknown {
    try {
      this.checkPlace(end)
      // Nothing was written since the move. The next write may start the log again, so the mark must not require this
      // one.
      if (isSameEnd(end, this.movedTo)) return undefined
      const { log } = this.mark
      const isOther = end.salts !== log.salts
      // Somebody else has moved the log: a tool that an operator uses on the running database.
      const moved = isOther && log.frames > 0 ? this.moved() : {}
      // The first mark of a log must survive a power cut. Until then the log does not count.
      const isFirst = isOther || log.frames === 0
      if (isOther) this.movedPages = 0
      this.tell({ ...moved, log: end, change }, isFirst ? 'through' : undefined)
      return undefined
    } catch (error) {
      return error
    }
  }

  /** Writes to the log the generation that the file will have after the move. */
  private beginMove(): LogEnd {
    const { random, epoch } = this.parts
    const next = this.isMoved ? newId(random) : this.mark.next
    this.nameNext.run(epoch, next)
    // Only now is it certain which log this is, because the write may have started it again.
    this.nameLog.run(saltAfter(firstSalt(this.index.end().salts)))
    this.mark.next = next
    return this.index.end()
  }

  private syncHere(): void {
    this.parts.sync.syncNow((error) => {
      if (error !== undefined) throw error as Error
    })
  }

  /** Whether all of the log is in the file now, and on the disk. */
  private checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): boolean {
    const { busy, log, checkpointed } = this.parts.db
      .prepare(`PRAGMA wal_checkpoint(${mode})`)
      .get() as Record<'busy' | 'log' | 'checkpointed', number>
    return busy === 0 && log === checkpointed
  }

  private moved(): Pick<Mark, 'generation' | 'file' | 'header'> {
    return { generation: this.mark.next, ...this.database.look() }
  }

  /** If writing fails, the state does not count as marked. */
  private tell(news: Partial<Mark>, how?: 'through'): void {
    const mark = { ...this.mark, ...news }
    if (how === 'through') this.markFile.writeThrough(mark)
    else this.markFile.write(mark)
    this.mark = mark
  }
}

/** Of logs that nobody may move into their files. */
const GUARDS = new Set<Database>()

/** The end of a log of which nothing is needed any more. */
const emptied = ({ salts }: LogEnd): LogEnd => ({ salts, frames: 0, sum: '' })

const isSameEnd = (one: LogEnd, other: LogEnd | undefined): boolean =>
  one.salts === other?.salts && one.frames === other.frames
