import { statSync } from 'node:fs'

/** What tells a file from every copy of it, and from itself after somebody has written to it. */
export interface Identity {
  inode: string
  /** When its inode changed last, in nanoseconds: copying over the file, too, moves this on. */
  changedAt: string
}

/** How files are told apart; undefined where there is none. */
export type Identify = (file: string) => Identity | undefined

export const identityOf: Identify = (file) => {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stats && { inode: stats.ino.toString(), changedAt: stats.ctimeNs.toString() }
}

/** A power cut may have lost the latest time, so only a later one tells. */
export function isTouched(now: Identity, known: Identity): boolean {
  return now.inode !== known.inode || BigInt(now.changedAt) > BigInt(known.changedAt)
}

/** A file that is none of those that are there. */
export const NOBODYS: Identity = { inode: '', changedAt: '0' }
