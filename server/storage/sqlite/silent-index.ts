import type { Database } from './driver'
import { SILENT } from './sql/log'

const INDEX = `CREATE INDEX entry_silent ON entry (conversation, sender, seq) WHERE ${SILENT}`

/** Rebuilds the index of entries that are not messages if the table of kinds has changed. */
export function followKinds(db: Database): void {
  const found = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'entry_silent'").get()
  if ((found as { sql: string } | undefined)?.sql === INDEX) return
  db.exec(`BEGIN IMMEDIATE; DROP INDEX IF EXISTS entry_silent; ${INDEX}; COMMIT`)
}
