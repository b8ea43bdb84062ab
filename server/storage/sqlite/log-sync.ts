import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'

/** Brings onto the disk what was committed so far; `done` hears when, or why it could not. */
export interface LogSync {
  sync(done: (error: unknown) => void): void
  /** The same before it returns: whoever has nothing else to do meanwhile is done sooner so. */
  syncNow(done: (error: unknown) => void): void
  close(): void
}

/** For a database that syncs at each commit, or has no disk. */
export const syncedAtCommit: LogSync = {
  sync: (done) => done(undefined),
  syncNow: (done) => done(undefined),
  close: () => undefined,
}

/**
 * Syncs the write-ahead log on another thread, so that the next turn's work goes on meanwhile.
 * The file lasts as long as the database is open, and its locks lie elsewhere: a descriptor more harms nobody.
 */
export class BackgroundSync implements LogSync {
  private descriptor: number | undefined

  constructor(private readonly database: string) {}

  sync(done: (error: unknown) => void): void {
    fdatasync(this.log(), done)
  }

  syncNow(done: (error: unknown) => void): void {
    let failure: unknown
    try {
      fdatasyncSync(this.log())
    } catch (error) {
      failure = error
    }
    done(failure)
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor)
    this.descriptor = undefined
  }

  private log(): number {
    return (this.descriptor ??= openSync(`${this.database}-wal`, 'r+'))
  }
}
