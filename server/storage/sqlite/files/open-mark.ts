import { closeSync, constants, fdatasyncSync, fstatSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemClock } from '../../../clock'
import type { Identify } from './identity'
import { MARK_BYTES, markOf, type Mark } from './mark'
import { MarkBytes } from './mark-bytes'
import { syncPath } from './sync-path'

/** A write that took longer is repeated: the mark must not look as if it was written after its own time. */
const QUICK_MS = 4
/** The disk's times may be this much later than the clock. */
const LATE_MS = 8
const MOST_TRIES = 3

/** The mark of an open database. It is written in place, which takes a few microseconds. */
export class OpenMark {
  private descriptor: number
  private inode: string
  private readonly bytes = new MarkBytes()
  private writtenAt = 0
  /** How far the disk's clock is ahead of this machine's. The disk may belong to another machine. */
  private ahead = 0

  constructor(
    private readonly database: string,
    private readonly identify: Identify
  ) {
    this.descriptor = openMark(database)
    this.inode = this.inodeByName()
  }

  write(mark: Mark): void {
    const { bytes, inode, ahead, descriptor } = this
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const before = systemClock.now()
      this.writtenAt = before + ahead
      bytes.set(mark, { inode, writtenAt: this.writtenAt })
      writeSync(descriptor, bytes.bytes, 0, MARK_BYTES, 0)
      if (Math.abs(systemClock.now() - before) < QUICK_MS) return
    }
  }

  /** Writes the mark and returns when it is on the disk. */
  writeThrough(mark: Mark): void {
    this.write(mark)
    if (this.late > LATE_MS) this.write(mark)
    if (this.late > LATE_MS) {
      this.ahead += this.late
      this.write(mark)
    }
    fdatasyncSync(this.descriptor)
  }

  /** Creates the file again if it was removed or replaced. */
  hold(mark: Mark): void {
    if (this.identify(markOf(this.database))?.inode === this.inode) return
    closeSync(this.descriptor)
    this.descriptor = openMark(this.database)
    this.inode = this.inodeByName()
    this.writeThrough(mark)
    this.syncFolder()
  }

  /** The folder's entry for a new file must also survive a power cut. */
  syncFolder(): void {
    syncPath(dirname(this.database))
  }

  close(): void {
    closeSync(this.descriptor)
  }

  private get late(): number {
    return fstatSync(this.descriptor).ctimeMs - this.writtenAt
  }

  private inodeByName(): string {
    return this.identify(markOf(this.database))?.inode ?? ''
  }
}

const openMark = (database: string): number =>
  openSync(markOf(database), constants.O_RDWR | constants.O_CREAT, 0o600)
