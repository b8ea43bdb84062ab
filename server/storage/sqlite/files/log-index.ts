import { closeSync, openSync, readSync } from 'node:fs'
import { endianness } from 'node:os'
import { NO_LOG, sumText, type LogEnd } from './log-end'

const HEADER_BYTES = 48
/** The position of the number of log pages that are in the file already. */
const BACKFILLED_AT = 96

/**
 * Reads the end of an open database's log from the index that SQLite keeps beside it
 * (https://sqlite.org/walformat.html#the_wal_index_file_format). The descriptor stays open as long as the database,
 * because closing it would drop SQLite's locks on that file.
 */
export class LogIndex {
  private readonly header = Buffer.alloc(HEADER_BYTES)
  private readonly descriptor: number

  /** The database has been opened and read, so its index exists. */
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

  /** How many pages of the log have been moved into the file. */
  get movedPages(): number {
    const { header } = this
    readSync(this.descriptor, header, 0, 4, BACKFILLED_AT)
    return word(header, 0)
  }

  close(): void {
    closeSync(this.descriptor)
  }
}

/** The index uses the machine's own byte order. */
const word = (bytes: Buffer, at: number): number =>
  endianness() === 'LE' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
