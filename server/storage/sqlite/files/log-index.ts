import { closeSync, openSync, readSync } from 'node:fs'
import { endianness } from 'node:os'
import { NO_LOG, sumText, type LogEnd } from './log-end'

const HEADER_BYTES = 48
/** How many pages of the log are in the file already. */
const BACKFILLED_AT = 96

/**
 * Reads where the log of an open database ends, from the index that SQLite keeps beside it
 * (https://sqlite.org/walformat.html#the_wal_index_file_format). The descriptor stays open as long as
 * the database: to close it drops the locks that SQLite holds on that file.
 */
export class LogIndex {
  private readonly header = Buffer.alloc(HEADER_BYTES)
  private readonly descriptor: number

  /** The database is open and was read, so its index is there. */
  constructor(database: string) {
    this.descriptor = openSync(`${database}-shm`, 'r')
  }

  end(): LogEnd {
    const { header } = this
    if (readSync(this.descriptor, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return NO_LOG
    const frames = word(header, 16)
    if (frames === 0) return NO_LOG
    const salts = header.toString('hex', 32, 40)
    return { salts, frames, sum: sumText(word(header, 24), word(header, 28)) }
  }

  /** How many pages of the log somebody has moved into the file. */
  get movedPages(): number {
    const { header } = this
    readSync(this.descriptor, header, 0, 4, BACKFILLED_AT)
    return word(header, 0)
  }

  close(): void {
    closeSync(this.descriptor)
  }
}

/** The index is written in the machine's own order of bytes. */
const word = (bytes: Buffer, at: number): number =>
  endianness() === 'LE' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
