import { pathToFileURL } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'

/** What a column can hold. */
export type Value = string | number | null

/** A prepared statement. `Row` is the type of its rows. */
export interface Statement<Row> {
  run(...values: Value[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  get(...values: Value[]): Row | undefined
  all(...values: Value[]): Row[]
}

/** One open database. Only this file knows the driver. */
export interface Database {
  readonly isTransaction: boolean
  exec(sql: string): void
  prepare(sql: string): Statement<unknown>
  close(): void
}

/** How long a statement waits for the lock of a backup tool. */
const LOCK_WAIT_MS = 100

/** SQLite's result codes for problems of the disk, not of the statement. */
const TROUBLE = new Set([
  5, // SQLITE_BUSY
  6, // SQLITE_LOCKED
  7, // SQLITE_NOMEM
  8, // SQLITE_READONLY
  10, // SQLITE_IOERR
  13, // SQLITE_FULL
  14, // SQLITE_CANTOPEN
])

const LOCKED = new Set([5, 6])

/** While it reads many rows, the driver reports failures without a result code. SQLite's message identifies them. */
const BY_SENTENCE: Partial<Record<string, number>> = {
  'database is locked': 5,
  'database table is locked': 6,
  'out of memory': 7,
  'attempt to write a readonly database': 8,
  'disk I/O error': 10,
  'database disk image is malformed': 11,
  'database or disk is full': 13,
  'unable to open database file': 14,
  'file is not a database': 26,
}

/** Opens the file, or `:memory:`. A read-only open does not change the file. `read-alone` ignores its log. */
export function openDatabase(
  file: string,
  access: 'read' | 'read-alone' | 'write' = 'write'
): Database {
  const path = access === 'read-alone' ? alone(file) : file
  return new DatabaseSync(path, { readOnly: access !== 'write', timeout: LOCK_WAIT_MS })
}

const alone = (file: string): string => `${pathToFileURL(file).href}?immutable=1`

/**
 * Reads a file without its log. Nothing stays open afterwards. A prepared statement would, and its garbage collection
 * would drop locks on the file.
 */
export function readAlone(file: string, query: string): Value[][] {
  const db = new DatabaseSync(alone(file), { readOnly: true })
  const rows: Value[][] = []
  try {
    db.function('tell', { varargs: true }, (...row: Value[]) => rows.push(row))
    db.exec(query)
    return rows
  } finally {
    db.close()
  }
}

/** The store cannot be read or written now. The same call may succeed later. */
export function isTrouble(error: unknown): boolean {
  return TROUBLE.has(primaryCode(error))
}

/** Another process has locked the file. */
export function isLocked(error: unknown): boolean {
  return LOCKED.has(primaryCode(error))
}

interface SqliteError {
  code?: string
  errcode?: number
  message?: string
}

/** SQLite's primary result code, or 0 if the error is not SQLite's. */
export function primaryCode(error: unknown): number {
  const { code, errcode, message = '' } = (error ?? {}) as SqliteError
  if (errcode !== undefined) return errcode & 0xff
  return code === 'ERR_SQLITE_ERROR' ? (BY_SENTENCE[message] ?? 0) : 0
}
