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

/** Syncs what was committed so far; `done` gets the end, or the error. */
export interface LogSync {
  sync(done: (error: unknown) => void): void
  /** Syncs before it returns, which is faster when nothing else is running. */
  syncNow(done: (error: unknown) => void): void
  close(): void
}

/** The log of an open database: who commits has it synced, and it is moved into the file when it is full. */
export interface KeptLog extends LogSync {
  /** Whether it is time to move it. */
  readonly isFull: boolean
  /** Moves it into the database file, which writes all of it anew and syncs that. */
  moveIn(): void
  /** Throws where the files are not in their place any more, or cannot be written. */
  check(): void
  /** Moves it in for the last time. */
  close(): void
  /** Lets go of the files, after the database is closed. */
  release(): void
}

/** Of a database that is no file, or whose files nobody watches. */
export function plainLog(db: Pick<Database, 'exec'>, sync: LogSync): KeptLog {
  const moveIn = (): void => db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const nothing = (): void => undefined
  const close = (): void => {
    sync.close()
    moveIn()
  }
  return { ...sync, isFull: false, moveIn, close, check: nothing, release: nothing }
}

/** For a database that syncs at each commit, or has no disk. */
export const syncedAtCommit: LogSync = {
  sync: (done) => done(undefined),
  syncNow: (done) => done(undefined),
  close: () => undefined,
}

/**
 * Syncs the write-ahead log on another thread, so that the work of the next turns continues.
 * The file exists as long as the database is open, and its locks are elsewhere: one more descriptor is harmless.
 */
export class BackgroundSync implements LogSync {
  private readonly descriptor: number

  /** The database is open, so its log exists. It is extended to this length if the disk has room. */
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
 * Extends the file with zeros, which SQLite takes for the end of its log. A sync of bytes written over them takes
 * half as long as a sync that extends the file, because only data goes to the disk and no new length.
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
