import { isLocked, openDatabase } from './driver'

/** Lets go of what was locked. */
export type Release = () => void

/**
 * Keeps every other process away from the database for as long as this one lives.
 * The lock is the operating system's: it ends with its holder, however that one ended.
 */
export function lock(file: string): Release {
  const holder = openDatabase(`${file}.lock`)
  try {
    holder.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    holder.close()
    if (!isLocked(error)) throw error
    throw new Error(`${file} is in use by another process: stop that one first.`)
  }
  return () => {
    holder.close()
  }
}
