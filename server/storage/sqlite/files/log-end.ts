/** The end of a write-ahead log. */
export interface LogEnd {
  /** Two numbers in the log's header, in hexadecimal. They change each time the log starts again. */
  salts: string
  frames: number
  /** Checksum of all frames up to the last. */
  sum: string
}

export const NO_LOG: LogEnd = { salts: '', frames: 0, sum: '' }

/** The first of the two salts. The next log has a value that is higher by one. */
export const firstSalt = (salts: string): number => parseInt(salts.slice(0, 8), 16)

/** The first salt of the log after the one with this salt. */
export const saltAfter = (salt: number): number => (salt + 1) >>> 0

/** One of SQLite's checksums, in the form used in marks. */
export const sumText = (first: number, second: number): string => hex(first) + hex(second)

const hex = (number: number): string => (number >>> 0).toString(16).padStart(8, '0')
