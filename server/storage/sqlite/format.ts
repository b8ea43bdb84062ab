import { isTrouble, openDatabase, type Database } from './driver'
import { migrate, versionOf } from './migrate'
import { migrations } from './migrations'
import { newerDatabase, StartRefusal } from './start-refusal'

/**
 * What is wrong with the format of a database. Its number must be known, and it must have the tables and indexes of
 * that number. Throws `StartRefusal` if a newer version wrote it.
 */
export function formatFlawsOf(db: Database): string[] {
  try {
    const version = versionOf(db)
    if (version > migrations.length) throw newerDatabase(version)
    return isOfVersion(db, version) ? [] : [`its tables are not those of format ${version}`]
  } catch (error) {
    if (error instanceof StartRefusal || isTrouble(error)) throw error
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** The newest format whose tables these are; undefined if there is none. */
export function versionByTables(db: Database): number | undefined {
  for (let version = migrations.length; version > 0; version--) {
    if (isOfVersion(db, version)) return version
  }
  return undefined
}

/**
 * Whether it has everything that the format has, and nothing of later formats. Parts of no format may be an
 * operator's.
 */
function isOfVersion(db: Database, version: number): boolean {
  const found = partsOf(db)
  if (version <= 0) return version === 0 && found.size === 0
  const own = partsOfVersion(version)
  const later = [...partsOfVersion(migrations.length)].filter((part) => !own.has(part))
  return [...own].every((part) => found.has(part)) && !later.some((part) => found.has(part))
}

function partsOfVersion(version: number): Set<string> {
  const db = openDatabase(':memory:')
  try {
    migrate(db, migrations.slice(0, version))
    return partsOf(db)
  } finally {
    db.close()
  }
}

/** The columns of all tables, and the indexes that have names. */
function partsOf(db: Database): Set<string> {
  const rows = db
    .prepare(
      `SELECT s.type || ' ' || s.name || ' ' || coalesce(c.name, '') AS part
       FROM sqlite_schema s LEFT JOIN pragma_table_info(s.name) c ON s.type = 'table'
       WHERE s.name NOT LIKE 'sqlite@_%' ESCAPE '@'`
    )
    .all() as { part: string }[]
  return new Set(rows.map(({ part }) => part))
}
