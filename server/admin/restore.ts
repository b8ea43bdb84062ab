import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
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
import { keepingMark } from '../storage/sqlite/files/mark-file'
import { StartRefusal } from '../storage/sqlite/start-refusal'
import { syncPath } from '../storage/sqlite/files/sync-path'
import { folderBeside, PARTS, refuseRunning } from './stopped'

const STAGE = 'restoring'
const LEFTOVERS = ['-wal', '-shm', '.mark']

/**
 * Puts a copy of a backup in the place of the database. All that can fail happens beside it; then one rename puts the
 * copy in place. A process that is killed before it leaves the old database, and one that is killed after it the new.
 * Returns where what stood there before is kept; undefined where nothing did.
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
    syncPath(dataDir)
  } catch (error) {
    throw error instanceof AdminProblem ? error : failed(error)
  } finally {
    rmSync(path.join(dataDir, STAGE), { recursive: true, force: true })
    held.release()
  }
  return kept
}

/** The database of a backup, with a log that is its own. */
export function backupIn(backup: string): string {
  const file = path.join(backup, DATABASE)
  if (!existsSync(file)) {
    const isUnfinished = existsSync(path.join(backup, UNFINISHED))
    const what = isUnfinished ? 'only an unfinished backup' : `no backup: there is no ${DATABASE}`
    throw new AdminProblem(`${backup} holds ${what}.`)
  }
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

/** A copy of the backup, checked, with an epoch of its own, and on the disk. */
function stage(dataDir: string, backup: string): string {
  const folder = path.join(dataDir, STAGE)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  const staged = path.join(folder, DATABASE)
  // A folder that was copied by hand from a server that was stopped may have a log.
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

/** Gives what stands there a second name in a folder beside it, so that at no moment it has none. */
function keepFormer(dataDir: string): string | undefined {
  const file = databaseIn(dataDir)
  if (!PARTS.some((end) => existsSync(file + end))) return undefined
  const folder = folderBeside(dataDir, 'restore')
  mkdirSync(folder, { mode: 0o700 })
  // Killed from here on, it leaves the former database, which starts as it was.
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
