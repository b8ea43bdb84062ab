import { readFileSync } from 'node:fs'
import { identityOf, isTouched, type Identify } from './identity'
import { decodeMark, markOf, type Mark } from './mark'
import { OpenMark } from './open-mark'
import { isPutBack } from './put-back'

/** The mark of a database. Returns a word instead if there is none or if it is unreadable. */
export function readMark(database: string): ReturnType<typeof decodeMark> | 'absent' | 'damaged' {
  try {
    return decodeMark(readFileSync(markOf(database))) ?? 'damaged'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw error
  }
}

/**
 * Runs an action that changes the times of a closed database but not its content, for example adding a second name,
 * and updates the mark. Otherwise the next start would consider the database replaced.
 */
export function keepingMark(database: string, act: () => void): void {
  const [mark, before] = [readMark(database), identityOf(database)]
  const isForeign = typeof mark === 'object' && isPutBack(mark, identityOf(markOf(database)))
  act()
  const file = identityOf(database)
  if (typeof mark !== 'object' || isForeign) return
  if (!before || !file || isTouched(before, mark.file)) return
  writeMark(database, { ...mark, file })
}

/** Writes the mark of a closed database. Returns when it is on the disk. */
export function writeMark(database: string, mark: Mark, identify: Identify = identityOf): void {
  const open = new OpenMark(database, identify)
  try {
    open.writeThrough(mark)
  } finally {
    open.close()
  }
}
