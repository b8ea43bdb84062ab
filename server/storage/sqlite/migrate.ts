import type { Database } from './driver'
import { Damage } from './trouble'

/** Migrates the database to the newest format, each migration in its own transaction. */
export function migrate(db: Database, migrations: readonly string[]): void {
  if (versionOf(db) < 0) throw new Damage(`there is no format ${versionOf(db)}`)
  for (let version = versionOf(db); version < migrations.length; version++) {
    step(db, migrations[version] ?? '', version + 1)
  }
}

/** The number of the last migration that ran on this database. */
export function versionOf(db: Database): number {
  const row = db.prepare('PRAGMA user_version').get() as { user_version: number }
  return row.user_version
}

function step(db: Database, sql: string, version: number): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(sql)
    db.exec(`PRAGMA user_version = ${version}; COMMIT`)
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
