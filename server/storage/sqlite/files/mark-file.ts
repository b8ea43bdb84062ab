import { readFileSync } from 'node:fs'
import { identityOf, isTouched, type Identify } from './identity'
import { decodeMark, markOf, type Mark } from './mark'
import { OpenMark } from './open-mark'
import { isPutBack } from './put-back'

/** The mark of a database: where there is none, or one that cannot be read, that is said in its place. */
export function readMark(database: string): ReturnType<typeof decodeMark> | 'absent' | 'damaged' {
  try {
    return decodeMark(readFileSync(markOf(database))) ?? 'damaged'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw error
  }
}

/**
 * Does what changes the times of a closed database and nothing in it, such as to give it a second name, and lets the
 * mark know: otherwise the next start would take it for a database that somebody put there.
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

/** Writes the mark of a closed database, and returns when it is on the disk. */
export function writeMark(database: string, mark: Mark, identify: Identify = identityOf): void {
  const open = new OpenMark(database, identify)
  try {
    open.writeThrough(mark)
  } finally {
    open.close()
  }
}
