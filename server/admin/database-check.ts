import { openDatabase, type Database } from '../storage/sqlite/driver'
import { versionOf } from '../storage/sqlite/migrate'
import { migrations } from '../storage/sqlite/migrations'
import { flawsOf } from '../storage/sqlite/verify'
import { AdminProblem } from './command'

/** Refuses a file that this version of the server cannot open. `name` is what the operator calls the file. */
export function checkDatabase(file: string, name: string, access: 'read' | 'write'): void {
  const problem = problemWith(file, access)
  if (problem !== undefined) throw new AdminProblem(`${name} cannot be used: ${problem}.`)
}

function problemWith(file: string, access: 'read' | 'write'): string | undefined {
  let db: Database | undefined
  try {
    db = openDatabase(file, access)
    // Puts everything into one file. Must come first: the driver caches used statements, and they keep a log open.
    if (access === 'write') db.exec('PRAGMA journal_mode = DELETE')
    return flawOf(db)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    db?.close()
  }
}

function flawOf(db: Database): string | undefined {
  const version = versionOf(db)
  if (version > migrations.length) {
    return `a newer version of Huiyin wrote it (format ${version}, this one knows ${migrations.length})`
  }
  const [flaw] = flawsOf(db)
  if (flaw !== undefined) return `it is damaged (${flaw})`
  if (version === 0) return 'it is not a database of Huiyin'
  db.prepare('SELECT epoch FROM meta WHERE only = 1').get()
  return undefined
}
