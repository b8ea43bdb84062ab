/** How far a write-ahead log reaches. */
export interface LogEnd {
  /** Two numbers in the log's header, in hexadecimal: others each time that the log begins anew. */
  salts: string
  frames: number
  /** Checksum of all frames up to the last. */
  sum: string
}

export const NO_LOG: LogEnd = { salts: '', frames: 0, sum: '' }

/** The first of the two salts; it is one higher in the log that follows. */
export const firstSalt = (salts: string): number => parseInt(salts.slice(0, 8), 16)

/** The first salt of the log that follows the one with this. */
export const saltAfter = (salt: number): number => (salt + 1) >>> 0

/** A checksum of SQLite's, as it is kept in marks. */
export const sumText = (first: number, second: number): string => hex(first) + hex(second)

const hex = (number: number): string => (number >>> 0).toString(16).padStart(8, '0')
