import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  writeSync,
} from 'node:fs'
import type { Database } from './driver'

/** Syncs everything committed so far; `done` gets the end, or the error. */
export interface LogSync {
  sync(done: (error: unknown) => void): void
  /** Syncs before it returns, which is faster when nothing else is running. */
  syncNow(done: (error: unknown) => void): void
  close(): void
}

/** The log of an open database. Commits are synced through it, and it is moved into the file when it is full. */
export interface KeptLog extends LogSync {
  /** Whether the log must be moved. */
  readonly isFull: boolean
  /** Whether everything in the log was known to be on the disk when it was opened. */
  readonly wasSynced: boolean
  /** Moves the log into the database file, which writes and syncs all of it again. */
  moveIn(): void
  /** Throws if the files are no longer in place, or cannot be written. */
  check(): void
  /** Whether there is room on the disk for more than a few short messages. */
  hasRoom(): boolean
  /** Moves the log for the last time. */
  close(): void
  /** Closes the files, after the database was closed. */
  release(): void
}

/** For a database that is not a file, or whose files are not watched. */
export function plainLog(db: Pick<Database, 'exec'>, sync: LogSync): KeptLog {
  const moveIn = (): void => db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const nothing = (): void => undefined
  const close = (): void => {
    sync.close()
    moveIn()
  }
  return {
    ...sync,
    isFull: false,
    wasSynced: true,
    hasRoom: () => true,
    moveIn,
    close,
    check: nothing,
    release: nothing,
  }
}

/** For a database that syncs at each commit, or that has no disk. */
export const syncedAtCommit: LogSync = {
  sync: (done) => done(undefined),
  syncNow: (done) => done(undefined),
  close: () => undefined,
}

/**
 * Syncs the write-ahead log in another thread, so that the work of the next turns continues. The log file exists as
 * long as the database is open, and its locks are elsewhere, so one more descriptor is harmless.
 */
export class BackgroundSync implements LogSync {
  private readonly descriptor: number

  /** The database is open, so its log exists. It is extended to this length if the disk has space. */
  constructor(database: string, bytes: number) {
    this.descriptor = openSync(`${database}-wal`, 'r+')
    reserve(this.descriptor, bytes)
  }

  sync(done: (error: unknown) => void): void {
    fdatasync(this.descriptor, done)
  }

  syncNow(done: (error: unknown) => void): void {
    let failure: unknown
    try {
      fdatasyncSync(this.descriptor)
    } catch (error) {
      failure = error
    }
    done(failure)
  }

  close(): void {
    closeSync(this.descriptor)
  }
}

const ZEROS = Buffer.alloc(64 * 1024)

/**
 * Extends the file with zeros, which SQLite treats as the end of its log. Syncing bytes that overwrite zeros takes
 * half as long as syncing a growing file, because only data is written and no new length.
 */
function reserve(descriptor: number, bytes: number): void {
  const { size } = fstatSync(descriptor)
  try {
    for (let at = size; at < bytes; at += ZEROS.length)
      writeSync(descriptor, ZEROS, 0, ZEROS.length, at)
    fdatasyncSync(descriptor)
  } catch {
    // If the disk is too full, the log stays shorter.
    ftruncateSync(descriptor, size)
  }
}
