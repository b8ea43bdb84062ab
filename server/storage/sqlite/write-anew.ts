import { rmSync } from 'node:fs'
import { isTrouble, openDatabase } from './driver'
import { formatFlawsOf, versionByTables } from './format'
import { mendLogs } from './mend-logs'
import { migrate, versionOf } from './migrate'
import { migrations } from './migrations'
import { newerDatabase, StartRefusal } from './start-refusal'
import { flawsOf } from './verify'

/**
 * Writes the tables of one database to a new one and rebuilds the indexes. A missing or empty source gives an empty
 * database. Returns whether the tables could be read and the result is correct.
 */
export function writeAnew(source: string, rebuilt: string): boolean {
  for (const end of ['', '-journal']) rmSync(rebuilt + end, { force: true })
  try {
    bringUpToDate(source)
    copyTables(source, rebuilt)
  } catch (error) {
    if (isTrouble(error) || error instanceof StartRefusal) throw error
    return false // Too little of it can be read
  }
  return mended(rebuilt)
}

/** Whether the database is correct, if need be after what is missing in its logs was filled in. */
function mended(rebuilt: string): boolean {
  const db = openDatabase(rebuilt)
  try {
    if (flawsOf(db).length === 0) return true
    mendLogs(db)
    return flawsOf(db).length === 0
  } catch (error) {
    if (isTrouble(error)) throw error
    return false
  } finally {
    db.close()
  }
}

function bringUpToDate(source: string): void {
  const db = openDatabase(source)
  try {
    if (versionOf(db) > migrations.length) throw newerDatabase(versionOf(db))
    // A number that does not fit the tables is altered, and they tell the right one.
    const version = formatFlawsOf(db).length === 0 ? undefined : versionByTables(db)
    if (version !== undefined) db.exec(`PRAGMA user_version = ${version}`)
    migrate(db, migrations)
  } finally {
    db.close()
  }
}

/** The condition keeps SQLite from copying index pages with their damage. */
function copyTables(source: string, rebuilt: string): void {
  const db = openDatabase(rebuilt)
  try {
    migrate(db, migrations)
    db.exec(`ATTACH '${source.replaceAll("'", "''")}' AS source; BEGIN`)
    const tables = db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").all()
    for (const { name } of tables as { name: string }[])
      db.exec(`INSERT INTO main.${name} SELECT * FROM source.${name} NOT INDEXED WHERE true`)
    db.exec('COMMIT')
  } finally {
    db.close()
  }
}
