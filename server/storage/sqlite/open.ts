import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from '../../random'
import type { StorageClock } from '../steady-time'
import type { Storage } from '../storage'
import { Problem } from '../problem'
import { openDatabase, type Database } from './driver'
import { identityOf, type Identify } from './files/identity'
import type { LogEnd } from './files/log-end'
import { MarkedLog, type MarkedLogParts } from './files/marked-log'
import { prepareFiles } from './files/prepare'
import { lock, type Lock } from './lock'
import { BackgroundSync, syncedAtCommit, type LogSync } from './log-sync'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { followKinds } from './silent-index'
import { newId } from './new-id'
import { SqliteStorage } from './sqlite-storage'
import { timedSync, type Timing } from './timing'
import { damagedDatabase, StartRefusal } from './start-refusal'
import { kindOf } from './trouble'

export interface SqliteOptions {
  /** The path of the database. It is created if it is missing; `:memory:` stores nothing. */
  file: string
  clock: StorageClock
  random: Random
  /**
   * When the log is synced: within the commit (the default), in another thread while the process continues, or when
   * this sync of the open database at that path says so.
   */
  syncing?: 'in-commit' | 'beside' | ((file: string) => LogSync)
  /** How the file is opened for writing. */
  connect?: (file: string) => Database
  /** The number of log pages before they are moved into the database. */
  logPages?: number
  /** The weight at which the backlog is written. */
  mostInBacklog?: number
  /** How files are distinguished from copies of them. */
  identify?: Identify
  /** If set, renews the epoch, for this reason. */
  renew?: string
  /** Called with the reason if the database's epoch is renewed. */
  renewed?: (why: string) => void
  /** Called once for each problem of the store until it is over. Callers only learn that there is a problem. */
  report?: (error: unknown) => void
  /** If absent, nothing is measured. */
  timing?: Timing
  /** Called when the problem is over. */
  recovered?: () => void
}

/** FULL: SQLite syncs every commit. NORMAL: the committer syncs commits, and SQLite syncs only checkpoints. */
const synchronous = (syncing: SqliteOptions['syncing']): string =>
  syncing === 'in-commit' ? 'FULL' : 'NORMAL'

/**
 * secure_delete: recalled texts are overwritten, not only unlinked. No automatic checkpoints: the mark must know of
 * each one.
 */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA wal_autocheckpoint = 0;
  PRAGMA cache_size = -65536;
  PRAGMA secure_delete = ON;
  PRAGMA synchronous = FULL;
`

/** Enough that a page that changes often is moved into the database once and not each time. */
const LOG_PAGES = 8000
/** A page with its header. */
const LOGGED_PAGE_BYTES = 4096 + 24
/** The commit that fills the log may exceed its length a little. */
const LENGTH_TO_FULL = 1.05

/** Opens the storage in one file. Refuses a file that another process uses, or that must not be opened as it is. */
export function openSqlite(options: SqliteOptions): Storage {
  const { file } = options
  if (file === ':memory:') return openInMemory(options)
  mkdirSync(dirname(file), { recursive: true })
  const path = existsSync(file) ? realpathSync(file) : file
  const remains = existsSync(path) ? [] : REMAINS.filter((end) => existsSync(path + end))
  const held = lock(path)
  try {
    const storage = openHeld({ ...options, file: path }, held)
    if (remains.length > 0) options.renewed?.(madeBeside(remains))
    return storage
  } catch (error) {
    held.release()
    throw error
  }
}

/** Files that show that there was a database, but contain none of it. */
const REMAINS = ['.lock', '-wal', '-shm']

const madeBeside = (ends: readonly string[]): string =>
  `there was no huiyin.db, only ${ends.map((end) => `huiyin.db${end}`).join(', ')}: an empty one was made`

const ignore = (): void => undefined

function openInMemory({ report = ignore, ...options }: SqliteOptions): Storage {
  const db = openDatabase(':memory:')
  migrate(db, migrations)
  followKinds(db)
  return new SqliteStorage({ ...options, report, db, release: ignore })
}

function openHeld(options: SqliteOptions, held: Lock): Storage {
  try {
    return openFiles(options, held)
  } catch (error) {
    throw refusalOf(error)
  }
}

/** An error while the database is opened gets the same sentence as from a check. */
function refusalOf(error: unknown): unknown {
  const found = error instanceof Problem ? error.cause : error
  if (kindOf(found) === 'damaged') return damagedDatabase(messageOf(found))
  return error instanceof Problem ? new StartRefusal(error.sentence) : error
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

function openFiles(options: SqliteOptions, held: Lock): Storage {
  const { file, identify = identityOf, renewed = ignore, connect = openDatabase } = options
  const { generation, renewal, marked } = prepareFiles(file, identify, options.random)
  const why = options.renew ?? renewal
  if (renewal !== undefined) renewed(renewal)
  const db = connect(file)
  try {
    const isRenewed = why !== undefined
    return openReady(db, { ...options, identify, generation, marked, isRenewed }, held)
  } catch (error) {
    db.close()
    throw error
  }
}

interface Prepared extends SqliteOptions {
  identify: Identify
  generation: string | undefined
  marked: LogEnd | undefined
  isRenewed: boolean
}

function openReady(db: Database, options: Prepared, held: Lock): Storage {
  const { random, report = ignore, syncing = 'in-commit', isRenewed } = options
  db.exec(SETTINGS)
  migrate(db, migrations)
  followKinds(db)
  const storage = new SqliteStorage({
    ...options,
    db,
    report,
    epoch: isRenewed ? newId(random) : undefined,
    keepLog: (store) => keepLog(db, { ...options, epoch: store.epoch, change: () => store.change }),
    holdLock: () => held.hold(),
    release: () => held.release(),
  })
  if (storage.problem?.isFinal) throw storage.problem
  db.exec(`PRAGMA synchronous = ${synchronous(syncing)}`)
  return storage
}

function keepLog(
  db: Database,
  options: Prepared & Pick<MarkedLogParts, 'epoch' | 'change'>
): MarkedLog {
  const { file, syncing, timing, logPages = LOG_PAGES } = options
  const bytes = logPages * LOGGED_PAGE_BYTES * LENGTH_TO_FULL
  const plain = syncOf(syncing, file, bytes)
  const sync = timing ? timedSync(plain, timing) : plain
  return new MarkedLog({ ...options, db, sync, logPages })
}

function syncOf(syncing: SqliteOptions['syncing'], file: string, bytes: number): LogSync {
  if (typeof syncing === 'function') return syncing(file)
  return syncing === 'beside' ? new BackgroundSync(file, bytes) : syncedAtCommit
}
