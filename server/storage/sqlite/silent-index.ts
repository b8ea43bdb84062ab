import type { Database } from './driver'
import { SILENT } from './sql/log'

const INDEX = `CREATE INDEX entry_silent ON entry (conversation, sender, seq) WHERE ${SILENT}`

/** Makes the index of the entries that are no messages anew if the table of kinds has changed since it was made. */
export function followKinds(db: Database): void {
  const found = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'entry_silent'").get()
  if ((found as { sql: string } | undefined)?.sql === INDEX) return
  db.exec(`BEGIN IMMEDIATE; DROP INDEX IF EXISTS entry_silent; ${INDEX}; COMMIT`)
}
