import { pathToFileURL } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'

/** What a column can hold. */
export type Value = string | number | null

/** A prepared statement; `Row` is what it reads. */
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

/** Result codes about the disk, not about the statement. */
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

/** The driver reports a failure while it reads many rows without a result code: SQLite's sentence tells which it was. */
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

/** Opens the file, or `:memory:`. A read-only open does not change it. */
export function openDatabase(file: string, access: 'read' | 'write' = 'write'): Database {
  return new DatabaseSync(file, { readOnly: access === 'read', timeout: LOCK_WAIT_MS })
}

/**
 * Reads a file without its log: the query hands its columns to `tell`. Nothing stays open afterwards, as a
 * prepared statement would: when that is collected as garbage, locks on the file would go with it.
 */
export function readAlone(file: string, query: string): Value[][] {
  const db = new DatabaseSync(`${pathToFileURL(file).href}?immutable=1`, { readOnly: true })
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

/** Another process holds the file. */
export function isLocked(error: unknown): boolean {
  return LOCKED.has(primaryCode(error))
}

interface SqliteError {
  code?: string
  errcode?: number
  message?: string
}

/** SQLite's result code without its details, or 0 where the error is not SQLite's. */
export function primaryCode(error: unknown): number {
  const { code, errcode, message = '' } = (error ?? {}) as SqliteError
  if (errcode !== undefined) return errcode & 0xff
  return code === 'ERR_SQLITE_ERROR' ? (BY_SENTENCE[message] ?? 0) : 0
}
