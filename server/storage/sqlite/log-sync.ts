import { closeSync, fdatasync, openSync } from 'node:fs'

/** Brings onto the disk what was committed so far; `done` hears when, or why it could not. */
export interface LogSync {
  sync(done: (error: unknown) => void): void
  close(): void
}

/** For a database that syncs at each commit, or has no disk. */
export const syncedAtCommit: LogSync = {
  sync: (done) => done(undefined),
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
    this.descriptor ??= openSync(`${this.database}-wal`, 'r+')
    fdatasync(this.descriptor, done)
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor)
    this.descriptor = undefined
  }
}
