import { existsSync } from 'node:fs'
import { identityOf } from './files/identity'
import { inspect } from './files/finding'
import { judge } from './files/verdict'
import { lock } from './lock'
import { damagedDatabase, StartRefusal } from './start-refusal'
import { verify } from './verify'

/**
 * Why a server must not start with this database, or undefined if it may. Reads everything and changes nothing;
 * throws where another process uses the database.
 */
export function diagnose(file: string): StartRefusal | undefined {
  const held = lock(file)
  try {
    return refusalOf(file)
  } finally {
    held.release()
  }
}

function refusalOf(file: string): StartRefusal | undefined {
  try {
    const { log } = judge(inspect(file, identityOf))
    // A log that a start would set aside says nothing about the database.
    const [flaw] = log === 'set-aside' || !existsSync(file) ? [] : verify(file).flaws
    return flaw === undefined ? undefined : damagedDatabase(flaw)
  } catch (error) {
    if (error instanceof StartRefusal) return error
    throw error
  }
}
