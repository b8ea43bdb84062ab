import { existsSync, renameSync, truncateSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { openDatabase, type Database } from '../driver'
import { damagedDatabase } from '../start-refusal'
import { flawsOf } from '../verify'
import { inspect } from './finding'
import type { Identify } from './identity'
import { judge, type Verdict } from './verdict'

/** What a start must know of the files before it opens them. */
export interface Prepared {
  /** What the database file is called. */
  generation: string | undefined
  /** Why its epoch is to be renewed, if it is. */
  renewal?: string
}

/** Judges the files, and makes them ready to be opened; throws `StartRefusal`, with everything left as it is. */
export function prepareFiles(file: string, identify: Identify): Prepared {
  const found = inspect(file, identify)
  const verdict = judge(found)
  if (verdict.isSuspect) checkFully(file, verdict)
  settleLog(file, verdict)
  const { database } = found
  const generation = typeof database === 'string' ? undefined : database.generation
  const { renewal } = verdict
  return renewal === undefined ? { generation } : { generation, renewal }
}

/** Reads everything, as a start would find it, and changes nothing. */
function checkFully(database: string, { log }: Verdict): void {
  const db = openAsFound(database, log)
  try {
    const [flaw] = flawsOf(db)
    if (flaw !== undefined) throw damagedDatabase(flaw)
  } finally {
    db.close()
  }
}

/** What becomes of the log: one that the database does not need is emptied, and another's is kept beside. */
function settleLog(database: string, { log, aside }: Verdict): void {
  const path = `${database}-wal`
  if (!existsSync(path)) return
  if (log === 'drop') truncateSync(path)
  if (log === 'set-aside') renameSync(path, `${path}.${aside ?? 'other'}`)
}

/** The file alone where its log is not to be replayed. */
function openAsFound(database: string, log: Verdict['log']): Database {
  if (log === 'replay') return openDatabase(database, 'read')
  return openDatabase(`${pathToFileURL(database).href}?immutable=1`, 'read')
}
