import { existsSync, realpathSync } from 'node:fs'
import { identityOf } from './files/identity'
import { inspect } from './files/finding'
import { judge, type Verdict } from './files/verdict'
import { isTrouble } from './driver'
import { InUse, lock, type Lock } from './lock'
import { damagedDatabase, StartRefusal } from './start-refusal'
import { verify } from './verify'

/**
 * Why a server must not start with this database; undefined if it may. Reads everything and changes nothing. Throws
 * if another process uses the database.
 */
export function diagnose(file: string): StartRefusal | undefined {
  const held = lock(file)
  try {
    return refusalOf(file)
  } finally {
    held.release()
  }
}

/**
 * Judges the files of a stopped server as a start would, without changes. Throws `StartRefusal` if a start would, or
 * if the log belongs to another database. Does nothing while a server runs.
 */
export function judgeStopped(file: string): void {
  const path = existsSync(file) ? realpathSync(file) : file
  const hasOthers = ['-wal', '.mark'].some((end) => existsSync(path + end))
  const held = hasOthers ? lockIfFree(path) : UNLOCKED
  if (!held) return
  try {
    const { log } = judge(inspect(path, identityOf))
    if (log === 'set-aside') throw damageOf(path, log) ?? strayLog()
  } finally {
    held.release()
  }
}

/** A start would set such a log aside, but a reader would mix the two. */
const strayLog = (): StartRefusal =>
  new StartRefusal(
    'huiyin.db-wal does not belong to huiyin.db: start the server, which sets the log aside, and try again.',
    'huiyin.db-wal does not belong to huiyin.db'
  )

const UNLOCKED: Pick<Lock, 'release'> = { release: () => undefined }

/** Undefined if another process has the lock. If no lock can be written, no server runs either. */
function lockIfFree(file: string): Pick<Lock, 'release'> | undefined {
  try {
    return lock(file)
  } catch (error) {
    if (error instanceof InUse) return undefined
    if (isTrouble(error)) return UNLOCKED
    throw error
  }
}

function refusalOf(file: string): StartRefusal | undefined {
  try {
    return damageOf(file, judge(inspect(file, identityOf)).log)
  } catch (error) {
    if (error instanceof StartRefusal) return error
    throw error
  }
}

/** Checks what a start would open: the database with its log, or alone if the log would not be replayed. */
function damageOf(file: string, log: Verdict['log']): StartRefusal | undefined {
  if (!existsSync(file)) return undefined
  const [flaw] = verify(file, log === 'replay' ? 'read' : 'read-alone').flaws
  return flaw === undefined ? undefined : damagedDatabase(flaw)
}
