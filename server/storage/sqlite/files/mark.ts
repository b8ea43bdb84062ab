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
}

/** One sector: a disk writes all of it or nothing. */
export const MARK_BYTES = 512

const TITLE = 'huiyin mark 1'

/** The bytes of a mark, always as many. */
export function encodeMark(mark: Mark): Buffer {
  const body = JSON.stringify(mark)
  const text = `${TITLE} ${sumOf(body)}\n${body}\n`
  if (text.length >= MARK_BYTES) throw new Error('a mark has outgrown its sector')
  return Buffer.from(text.padEnd(MARK_BYTES - 1) + '\n', 'latin1')
}

/** The mark that the bytes hold; undefined where they are not as they were written. */
export function decodeMark(bytes: Buffer): Mark | undefined {
  const [title = '', body = ''] = bytes.toString('latin1').split('\n')
  if (title !== `${TITLE} ${sumOf(body)}`) return undefined
  return JSON.parse(body) as Mark
}

const sumOf = (text: string): string => crc32(text).toString(16).padStart(8, '0')
