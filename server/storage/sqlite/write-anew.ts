import { rmSync } from 'node:fs'
import { isTrouble, openDatabase } from './driver'
import { migrate, versionOf } from './migrate'
import { migrations } from './migrations'
import { newerDatabase, StartRefusal } from './start-refusal'
import { flawsOf } from './verify'

/**
 * Writes the tables of one database to a new one and rebuilds the indexes. A missing or empty source gives an empty
 * database. Returns whether everything could be read and is correct.
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
  const written = openDatabase(rebuilt, 'read')
  try {
    return flawsOf(written).length === 0
  } finally {
    written.close()
  }
}

function bringUpToDate(source: string): void {
  const db = openDatabase(source)
  try {
    if (versionOf(db) > migrations.length) throw newerDatabase(versionOf(db))
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
