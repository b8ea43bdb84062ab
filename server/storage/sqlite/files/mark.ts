import { crc32 } from 'node:zlib'
import type { Identity } from './identity'
import type { LogEnd } from './log-end'

/**
 * What the server knows of its database without looking inside. It lies beside the database and is never ahead of
 * what is on the disk, so that a start can tell the files that were left from those that somebody put there.
 */
export interface Mark {
  /** Of the database file itself, without its log, since the log was last moved into it. */
  generation: string
  /** What the file is turned into by the move under way; the same as `generation` where there is none. */
  next: string
  /** The file as the last move left it. */
  file: Identity
  /** Fingerprint of its first bytes at that time. */
  header: string
  /** How much of the log is on the disk; no frames: everything is in the file, and the log may be dropped. */
  log: LogEnd
  /** Number of the latest change that the database holds with that much of its log. */
  change: number
}

/** What a mark says of its own file, so that a mark that was put back is told from the one that was left. */
export interface MarkSelf {
  /** Inode of the file. */
  inode: string
  /** When it was written: milliseconds since 1970 by the clock of its disk. */
  writtenAt: number
}

/** The file of the mark of a database. */
export const markOf = (database: string): string => `${database}.mark`

/** One sector: a disk writes all of it or nothing. */
export const MARK_BYTES = 512

/** Before the checksum of the text that follows. */
export const TITLE = 'huiyin mark 1'

/** The mark that the bytes hold; undefined where they are not as they were written. Older versions say less. */
export function decodeMark(bytes: Buffer): (Mark & Partial<MarkSelf>) | undefined {
  const [title = '', body = ''] = bytes.toString('latin1').split('\n')
  if (title !== `${TITLE} ${hex(crc32(body))}`) return undefined
  type Kept = Omit<Mark, 'change'> & Partial<Mark & MarkSelf>
  const { change = UNKNOWN_CHANGE, log, ...mark } = JSON.parse(body) as Kept
  return { ...mark, log: { ...log, sum: log.sum.trim() }, change }
}

/** No database is known to have come so far. */
const UNKNOWN_CHANGE = Number.MAX_SAFE_INTEGER

/** A checksum as it stands after the title. */
export const hex = (sum: number): string => sum.toString(16).padStart(8, '0')
