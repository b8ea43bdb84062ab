import { existsSync, statSync } from 'node:fs'
import { isLocked, openDatabase, type Database } from './driver'
import { SecondWriter } from './trouble'

/** Another process has the lock. */
export class InUse extends Error {
  override readonly name = 'InUse'
}

/** Keeps other processes away from a database as long as this process lives. */
export interface Lock {
  /** Locks again if the lock file was removed. Throws if another process was faster. */
  hold(): void
  release(): void
}

/**
 * The lock is the operating system's: it ends with its process, however the process ends. The lock file looks useless
 * and might be deleted, so its content says that it must not be.
 */
export function lock(file: string): Lock {
  const path = `${file}.lock`
  let holder = firstHolder(path, file)
  let inode = inodeOf(path)
  return {
    hold: () => {
      if (inodeOf(path) === inode) return
      const former = holder
      try {
        holder = lockFile(path)
      } catch (error) {
        if (!isLocked(error)) throw error
        throw new SecondWriter('another process has locked the database', { cause: error })
      }
      former.close()
      inode = inodeOf(path)
    },
    release: () => holder.close(),
  }
}

const WARNING =
  'while the server runs: do not remove this file, or a second server breaks the database'

function firstHolder(path: string, file: string): Database {
  try {
    return lockFile(path)
  } catch (error) {
    if (!isLocked(error)) throw error
    throw new InUse(`${file} is in use by another process: stop that one first.`)
  }
}

function lockFile(path: string): Database {
  const holder = openDatabase(path)
  try {
    if (!existsSync(path) || statSync(path).size === 0) writeWarning(holder)
    holder.exec('BEGIN EXCLUSIVE')
    return holder
  } catch (error) {
    holder.close()
    throw error
  }
}

/** On a full disk there is no warning. */
function writeWarning(holder: Database): void {
  try {
    holder.exec(`CREATE TABLE "${WARNING}" (x)`)
  } catch (error) {
    if (isLocked(error)) throw error
  }
}

const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino
