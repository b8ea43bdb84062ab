import { statSync } from 'node:fs'

/** Distinguishes a file from every copy of it, and from itself after somebody has written to it. */
export interface Identity {
  inode: string
  /** The time of the inode's last change, in nanoseconds. Copying over the file changes it too. */
  changedAt: string
}

/** Returns the identity of a file; undefined if there is no file. */
export type Identify = (file: string) => Identity | undefined

export const identityOf: Identify = (file) => {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stats && { inode: stats.ino.toString(), changedAt: stats.ctimeNs.toString() }
}

/** A power cut may have lost the latest time, so only a later time counts. */
export function isTouched(now: Identity, known: Identity): boolean {
  return now.inode !== known.inode || BigInt(now.changedAt) > BigInt(known.changedAt)
}

/** An identity that no existing file has. */
export const NOBODYS: Identity = { inode: '', changedAt: '0' }
