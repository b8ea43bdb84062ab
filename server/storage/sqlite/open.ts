import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from '../../random'
import type { StorageClock } from '../steady-time'
import type { Storage } from '../storage'
import { openDatabase } from './driver'
import { lock } from './lock'
import { BackgroundSync } from './log-sync'
import { migrate, versionOf } from './migrate'
import { migrations } from './migrations'
import { SqliteStorage } from './sqlite-storage'
import { timedSync, type Timing } from './timing'

export interface SqliteOptions {
  /** Path of the database, made where there is none; `:memory:` keeps nothing. */
  file: string
  clock: StorageClock
  random: Random
  /** Where the log is synced: within the commit (usual), or on a thread beside it, which keeps the process busy meanwhile. */
  syncing?: 'in-commit' | 'beside'
  /** So many pages does the log hold before they go into the database. */
  logPages?: number
  /** How much the backlog may weigh before it is written. */
  mostInBacklog?: number
  /** Told why a commit failed; the callers learn only that it did. */
  report?: (error: unknown) => void
  /** Absent: nobody measures. */
  timing?: Timing
}

/** FULL: every commit is synced. NORMAL: whoever commits syncs it, and only checkpoints are SQLite's own. */
const SYNCHRONOUS = { 'in-commit': 'FULL', beside: 'NORMAL' }

/** secure_delete: what is recalled is overwritten, not only forgotten. */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA cache_size = -65536;
  PRAGMA secure_delete = ON;
`

/** So many that a page that changes often goes into the database once, not each time. */
const LOG_PAGES = 8000
/** With its header. */
const LOGGED_PAGE_BYTES = 4096 + 24
/** The commit that fills the log goes a little beyond. */
const LENGTH_TO_FULL = 1.05

/** Opens the storage in one file; refuses one that another process uses, or a newer version has written. */
export function openSqlite(options: SqliteOptions): Storage {
  const { file } = options
  if (file === ':memory:') return open(options, () => undefined)
  mkdirSync(dirname(file), { recursive: true })
  const release = lock(file)
  try {
    refuseNewer(file)
    return open(options, release)
  } catch (error) {
    release()
    throw error
  }
}

function open(
  {
    file,
    report = () => undefined,
    syncing = 'in-commit',
    logPages = LOG_PAGES,
    ...rest
  }: SqliteOptions,
  release: () => void
): Storage {
  const db = openDatabase(file)
  try {
    db.exec(`${SETTINGS} PRAGMA synchronous = FULL;`)
    // What the last process could not sync may be readable and yet not on disk: it is written anew.
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    migrate(db, migrations)
    db.exec(`PRAGMA synchronous = ${SYNCHRONOUS[syncing]}`)
    db.exec(`PRAGMA wal_autocheckpoint = ${logPages}`)
    const bytes = logPages * LOGGED_PAGE_BYTES * LENGTH_TO_FULL
    const { timing } = rest
    const log = syncing === 'beside' ? new BackgroundSync(file, bytes) : undefined
    const beside = log && { sync: timing ? timedSync(log, timing) : log }
    return new SqliteStorage({ db, release, report, ...beside, ...rest })
  } catch (error) {
    db.close()
    throw error
  }
}

/** Looks without touching: a database opened for writing would be changed by that alone. */
function refuseNewer(file: string): void {
  if (!existsSync(file)) return
  const db = openDatabase(file, 'read')
  const version = versionOf(db)
  db.close()
  if (version <= migrations.length) return
  throw new Error(
    `${file} was written by a newer version of Huiyin (format ${version}, this one knows ${migrations.length}): ` +
      'start that version, or restore an older backup.'
  )
}
