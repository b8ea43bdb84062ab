import { closeSync, constants, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { identityOf, isTouched } from './identity'
import { decodeMark, encodeMark, type Mark } from './mark'
import { syncPath } from './sync-path'

const markOf = (database: string): string => `${database}.mark`

/** The mark of a database: where there is none, or one that cannot be read, that is said in its place. */
export function readMark(database: string): Mark | 'absent' | 'damaged' {
  try {
    return decodeMark(readFileSync(markOf(database))) ?? 'damaged'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw error
  }
}

/**
 * Does what changes the times of a closed database and nothing in it, such as to give it a second name, and lets the
 * mark know: otherwise the next start would take it for a database that somebody put there.
 */
export function keepingMark(database: string, act: () => void): void {
  const [mark, before] = [readMark(database), identityOf(database)]
  act()
  const file = identityOf(database)
  if (typeof mark === 'string' || !before || !file || isTouched(before, mark.file)) return
  const markFile = new MarkFile(database)
  try {
    markFile.writeThrough({ ...mark, file })
  } finally {
    markFile.close()
  }
}

/** The mark of an open database, written in place: a few microseconds. */
export class MarkFile {
  private readonly descriptor: number

  constructor(private readonly database: string) {
    this.descriptor = openSync(markOf(database), constants.O_RDWR | constants.O_CREAT, 0o600)
  }

  write(mark: Mark): void {
    const bytes = encodeMark(mark)
    writeSync(this.descriptor, bytes, 0, bytes.length, 0)
  }

  /** Writes and returns when it is on the disk. */
  writeThrough(mark: Mark): void {
    this.write(mark)
    fdatasyncSync(this.descriptor)
  }

  /** The folder, too, must know of a new file before a power cut. */
  syncFolder(): void {
    syncPath(dirname(this.database))
  }

  close(): void {
    closeSync(this.descriptor)
  }
}
