import { closeSync, fstatSync, openSync, statSync } from 'node:fs'
import { Damage, FilesGone } from '../trouble'
import { headerPrint } from './finding'
import type { Identify } from './identity'
import type { LogEnd } from './log-end'
import type { Mark } from './mark'
import { readLog, saltsIn } from './wal'

const LOG_HEADER_BYTES = 32
const FRAME_BYTES = 4096 + 24

/**
 * An open database file, and the log beside it: whether their names still lead to them, and whether anybody else has
 * written to them. The descriptors stay open as long as the database: to close one drops the locks that SQLite holds.
 */
export class DatabaseFile {
  private readonly descriptor: number
  private readonly log: number
  private readonly inode: number
  private readonly device: number
  private readonly logInode: number
  /** The file when it was looked at last. */
  private size = 0
  private writtenAt = 0
  /** No log shrinks while it is used. */
  private logSize = 0

  constructor(
    private readonly path: string,
    private readonly identify: Identify
  ) {
    this.descriptor = openSync(path, 'r')
    this.log = openSync(`${path}-wal`, 'r')
    const { ino, dev } = fstatSync(this.descriptor)
    this.inode = ino
    this.device = dev
    this.logInode = fstatSync(this.log).ino
  }

  /** What a mark keeps of the file, as it is now. */
  look(): Pick<Mark, 'file' | 'header'> {
    const file = this.identify(this.path)
    if (!file) throw new FilesGone(`${this.path} is gone`)
    const { size, mtimeMs } = fstatSync(this.descriptor)
    this.size = size
    this.writtenAt = mtimeMs
    return { file, header: headerPrint(this.descriptor) }
  }

  /**
   * Throws where a name leads elsewhere, or the log was cut; returns whether the file is as it was looked at last.
   * At each commit: one look by name, and one at the open log. `isAnew`: the log may have begun anew, and shrunk.
   */
  isUntouched(isAnew: boolean): boolean {
    const file = statSync(this.path, { throwIfNoEntry: false })
    if (file?.ino !== this.inode || file.dev !== this.device) throw new FilesGone('huiyin.db')
    const log = fstatSync(this.log)
    if (log.nlink === 0) throw new FilesGone('huiyin.db-wal')
    if (log.size < this.logSize && !isAnew) throw new Damage('huiyin.db-wal was cut')
    this.logSize = log.size
    return file.size === this.size && file.mtimeMs === this.writtenAt
  }

  /** Throws where the log is another file, or does not begin as it should, or is too short. */
  checkLog({ salts, frames }: LogEnd): void {
    const log = statSync(`${this.path}-wal`, { throwIfNoEntry: false })
    if (log?.ino !== this.logInode) throw new FilesGone('huiyin.db-wal')
    if (frames === 0) return
    if (log.size < LOG_HEADER_BYTES + frames * FRAME_BYTES)
      throw new Damage('huiyin.db-wal was cut')
    if (saltsIn(this.log) !== salts) throw new Damage('huiyin.db-wal was written to')
  }

  /** Reads the log up to there; throws where it is not as it was written. */
  readThrough(end: LogEnd): void {
    if (end.frames > 0 && !readLog(this.path)?.reaches(end))
      throw new Damage('huiyin.db-wal is not as it was written')
  }

  close(): void {
    closeSync(this.descriptor)
    closeSync(this.log)
  }
}
