import { crc32 } from 'node:zlib'
import type { Identity } from './identity'
import type { LogEnd } from './log-end'

/**
 * What the server knows about its database without opening it. It lies beside the database and is never ahead of the
 * disk. A start can therefore distinguish the files that the server left from files that somebody put there.
 */
export interface Mark {
  /** The generation of the database file, without its log, since the last move of the log into it. */
  generation: string
  /** The generation after the running move. The same as `generation` if no move is running. */
  next: string
  /** The file as the last move left it. */
  file: Identity
  /** The fingerprint of its first bytes at that time. */
  header: string
  /** How much of the log is on the disk. No frames: everything is in the file, and the log may be dropped. */
  log: LogEnd
  /** The number of the database's latest change, including that part of its log. */
  change: number
}

/** A mark's statements about its own file. They distinguish the original from a mark that was put back. */
export interface MarkSelf {
  /** The inode of the file. */
  inode: string
  /** When it was written: milliseconds since 1970 by the disk's clock. */
  writtenAt: number
}

/** The path of a database's mark. */
export const markOf = (database: string): string => `${database}.mark`

/** One sector: a disk writes all of it or nothing. */
export const MARK_BYTES = 512

/** The title, which precedes the checksum of the text. */
export const TITLE = 'huiyin mark 1'

/** The mark in the bytes; undefined if they have been altered. Older versions wrote fewer fields. */
export function decodeMark(bytes: Buffer): (Mark & Partial<MarkSelf>) | undefined {
  const [title = '', body = ''] = bytes.toString('latin1').split('\n')
  if (title !== `${TITLE} ${hex(crc32(body))}`) return undefined
  type Kept = Omit<Mark, 'change'> & Partial<Mark & MarkSelf>
  const { change = UNKNOWN_CHANGE, log, ...mark } = JSON.parse(body) as Kept
  return { ...mark, log: { ...log, sum: log.sum.trim() }, change }
}

/** The change in marks of older versions. No database reaches this number. */
export const UNKNOWN_CHANGE = Number.MAX_SAFE_INTEGER

/** A checksum in the form that follows the title. */
export const hex = (sum: number): string => sum.toString(16).padStart(8, '0')
