import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { DATABASE, openDataDir } from '../data-dir'
import { systemRandom } from '../random'
import { judgeStopped } from '../storage/sqlite/diagnosis'
import { openDatabase } from '../storage/sqlite/driver'
import { lock } from '../storage/sqlite/lock'
import { newId } from '../storage/sqlite/new-id'
import { UNFINISHED } from './backup'
import { databaseIn } from './carry-out'
import { AdminProblem } from './command'
import { checkDatabase } from './database-check'
import { markAsLeft } from '../storage/sqlite/files/prepare'
import { keepingMark } from '../storage/sqlite/files/mark-file'
import { StartRefusal } from '../storage/sqlite/start-refusal'
import { syncPath } from '../storage/sqlite/files/sync-path'
import { folderBeside, PARTS, refuseRunning } from './stopped'

const STAGE = 'restoring'
const LEFTOVERS = ['-wal', '-shm', '.mark']

/**
 * Replaces the database with a copy of a backup. Everything that can fail is done beside it; then one rename puts the
 * copy in place. If the process is killed before the rename, the old database is there; afterwards, the new one.
 * Returns the folder with the previous files, or undefined if there were none.
 */
export async function restore(dataDir: string, backup: string): Promise<string | undefined> {
  refuseItself(dataDir, backup)
  backupIn(backup)
  await refuseRunning(dataDir)
  openDataDir(dataDir)
  const file = databaseIn(dataDir)
  const held = lock(file)
  let kept: string | undefined
  try {
    const staged = stage(dataDir, backup)
    kept = keepFormer(dataDir)
    renameSync(staged, file)
    for (const end of LEFTOVERS) rmSync(file + end, { force: true })
    markAsLeft(file)
    syncPath(dataDir)
  } catch (error) {
    throw error instanceof AdminProblem ? error : failed(error)
  } finally {
    rmSync(path.join(dataDir, STAGE), { recursive: true, force: true })
    held.release()
  }
  return kept
}

/** The path of a backup's database. Its log must be its own. */
export function backupIn(backup: string): string {
  const file = path.join(backup, DATABASE)
  if (!existsSync(file)) {
    const isUnfinished = existsSync(path.join(backup, UNFINISHED))
    const what = isUnfinished ? 'only an unfinished backup' : `no backup: there is no ${DATABASE}`
    throw new AdminProblem(`${backup} holds ${what}.`)
  }
  const stats = statSync(file)
  if (!stats.isFile()) throw new AdminProblem(`${backup} holds no backup: ${DATABASE} is no file.`)
  if (stats.size === 0) throw new AdminProblem(`${backup} holds no backup: ${DATABASE} is empty.`)
  try {
    judgeStopped(file)
  } catch (error) {
    if (!(error instanceof StartRefusal) || error.finding === undefined) throw error
    throw new AdminProblem(`The backup in ${backup} cannot be used: ${error.finding}.`)
  }
  return file
}

function refuseItself(dataDir: string, backup: string): void {
  if (
    [dataDir, backup].every((folder) => existsSync(folder)) &&
    realpathSync(dataDir) === realpathSync(backup)
  ) {
    throw new AdminProblem(`${backup} is DATA_DIR itself: give the folder of a backup.`)
  }
}

/** A checked copy of the backup with a new epoch, synced to disk. */
function stage(dataDir: string, backup: string): string {
  const folder = path.join(dataDir, STAGE)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  const staged = path.join(folder, DATABASE)
  // A folder copied by hand from a stopped server may have a log.
  for (const end of ['', '-wal']) {
    const source = path.join(backup, DATABASE + end)
    if (existsSync(source)) copyFileSync(source, staged + end)
  }
  checkDatabase(staged, `The backup in ${backup}`, 'write')
  renewEpochOf(staged)
  for (const end of [...LEFTOVERS, '.lock']) rmSync(staged + end, { force: true })
  syncPath(staged)
  return staged
}

function renewEpochOf(file: string): void {
  const db = openDatabase(file)
  try {
    db.prepare('UPDATE meta SET epoch = ? WHERE only = 1').run(newId(systemRandom))
  } finally {
    db.close()
  }
}

/** Gives the previous files a second name in a folder beside them, so that they always have a name. */
function keepFormer(dataDir: string): string | undefined {
  const file = databaseIn(dataDir)
  if (!PARTS.some((end) => existsSync(file + end))) return undefined
  const folder = folderBeside(dataDir, 'restore')
  mkdirSync(folder, { mode: 0o700 })
  // If it is killed from here on, the previous database is still there and starts as before.
  keepingMark(file, () => {
    for (const end of PARTS) {
      if (existsSync(file + end)) linkSync(file + end, path.join(folder, DATABASE + end))
    }
  })
  for (const name of readdirSync(folder)) syncPath(path.join(folder, name))
  syncPath(folder)
  return folder
}

function failed(error: unknown): AdminProblem {
  const why = error instanceof Error ? error.message : String(error)
  return new AdminProblem(`Nothing was restored: ${why}.`)
}
