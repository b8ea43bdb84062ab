import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { crc32 } from 'node:zlib'
import { isTrouble, openDatabase, type Database } from '../driver'
import type { Identify, Identity } from './identity'
import type { Mark } from './mark'
import { readMark } from './mark-file'
import { readLog, type LogFound } from './wal'

/** What the database file says of itself, without its log. */
export interface DatabaseFound {
  file: Identity
  header: string
  /** Undefined where it holds none: an older version wrote it, or it is damaged. */
  generation: string | undefined
  /** First salt of the log that belongs on top of it. */
  logSalt: number | undefined
  /** Whether there are any tables. */
  hasTables: boolean
}

/** What lies in the folder before anything is opened. */
export interface Finding {
  database: DatabaseFound | 'absent' | 'empty'
  log: LogFound | undefined
  mark: Mark | 'absent' | 'damaged'
}

/** Looks at the files, and changes nothing. */
export function inspect(database: string, identify: Identify): Finding {
  return { database: look(database, identify), log: readLog(database), mark: readMark(database) }
}

const HEADER_BYTES = 100

/** Fingerprint of the first bytes of a database: a move of the log into it changes them, or leaves all as it was. */
export function headerPrint(descriptor: number): string {
  const header = Buffer.alloc(HEADER_BYTES)
  readSync(descriptor, header, 0, HEADER_BYTES, 0)
  return crc32(header).toString(16)
}

function look(database: string, identify: Identify): Finding['database'] {
  const file = identify(database)
  if (!file) return 'absent'
  if (statSync(database).size === 0) return 'empty'
  const descriptor = openSync(database, 'r')
  const header = headerPrint(descriptor)
  closeSync(descriptor)
  return { file, header, ...metaOf(database) }
}

interface MetaRow {
  generation: string
  log_salt: number
}

type Meta = Pick<DatabaseFound, 'generation' | 'logSalt' | 'hasTables'>

/** Reads the file alone: its log may not be its own. One that is damaged has no meta; whoever checks it says so. */
function metaOf(database: string): Meta {
  const db = openDatabase(`${pathToFileURL(database).href}?immutable=1`, 'read')
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    return { ...namesIn(db), hasTables: tables.length > 0 }
  } catch (error) {
    if (isTrouble(error)) throw error
    return { generation: undefined, logSalt: undefined, hasTables: true }
  } finally {
    db.close()
  }
}

/** An older version has no such columns, and fills them with nothing when it is migrated. */
function namesIn(db: Database): Pick<Meta, 'generation' | 'logSalt'> {
  try {
    const row = db.prepare('SELECT generation, log_salt FROM meta WHERE only = 1').get()
    const { generation, log_salt: logSalt } = row as MetaRow
    return { generation: generation === '' ? undefined : generation, logSalt }
  } catch {
    return { generation: undefined, logSalt: undefined }
  }
}
