import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { isTrouble, readAlone } from '../driver'
import type { Identify, Identity } from './identity'
import { markOf, type Mark } from './mark'
import { readMark } from './mark-file'
import { isPutBack } from './put-back'
import { readLog, type LogFound } from './wal'

/** The database file's own statements about itself, without its log. */
export interface DatabaseFound {
  file: Identity
  header: string
  /** Undefined if it has none, because an older version wrote it or it is damaged. */
  generation: string | undefined
  /** The first salt of the log that belongs to it. */
  logSalt: number | undefined
  /** Number of its latest change. */
  change: number | undefined
  /** The number of its format. 0 if it has no tables yet; undefined if it cannot be read. */
  version: number | undefined
}

/** The state of the folder before anything is opened. */
export interface Finding {
  database: DatabaseFound | 'absent' | 'empty'
  log: LogFound | undefined
  mark: Mark | 'absent' | 'damaged'
  /** Whether somebody has moved or changed the mark since the server wrote it. */
  isMarkPutBack: boolean
}

/** Inspects the files without changing them. */
export function inspect(database: string, identify: Identify): Finding {
  const mark = readMark(database) ?? 'damaged'
  const isMarkPutBack = typeof mark === 'object' && isPutBack(mark, identify(markOf(database)))
  return { database: look(database, identify), log: readLog(database), mark, isMarkPutBack }
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

type Meta = Pick<DatabaseFound, 'generation' | 'logSalt' | 'change' | 'version'>

const UNKNOWN = { generation: undefined, logSalt: undefined, change: undefined }

/** Entries contain newer changes than the database's own row. */
const NAMES = `
  SELECT tell(generation, log_salt,
    max(change, coalesce((SELECT e.change FROM entry e ORDER BY e.key DESC LIMIT 1), 0))) FROM meta`

/** Reads only the file, because its log may belong to another database. */
function metaOf(database: string): Meta {
  try {
    const [row] = readAlone(database, 'SELECT tell(user_version) FROM pragma_user_version')
    return { ...namesIn(database), version: Number(row?.[0]) }
  } catch (error) {
    if (isTrouble(error)) throw error
    return { ...UNKNOWN, version: undefined } // The file is damaged. The later check reports it
  }
}

/** An older version has no such columns. The migration adds them empty. */
function namesIn(database: string): Omit<Meta, 'version'> {
  try {
    const [row] = readAlone(database, NAMES)
    if (!row?.[0]) return UNKNOWN
    return { generation: String(row[0]), logSalt: Number(row[1]), change: Number(row[2]) }
  } catch {
    return UNKNOWN
  }
}
