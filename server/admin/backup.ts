import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { DATABASE } from '../data-dir'
import { systemRandom } from '../random'
import { openDatabase } from '../storage/sqlite/driver'
import { InUse, lock, type Lock } from '../storage/sqlite/lock'
import { versionOf } from '../storage/sqlite/migrate'
import { migrations } from '../storage/sqlite/migrations'
import { newId } from '../storage/sqlite/new-id'
import { AdminProblem } from './command'
import { readableIn } from './carry-out'
import { checkDatabase } from './database-check'
import { syncPath } from '../storage/sqlite/files/sync-path'

/** An unfinished backup has another name, so that nobody mistakes it for a backup. */
export const UNFINISHED = `${DATABASE}.unfinished`

/**
 * Copies the database to a folder, whether or not a server runs. Returns the size in bytes. The copy is the database
 * at one moment. It gets its final name after it was checked and synced.
 */
export function backUp(dataDir: string, folder: string): number {
  const source = readableIn(dataDir)
  refuseInside(dataDir, folder)
  const [unfinished, finished] = [path.join(folder, UNFINISHED), path.join(folder, DATABASE)]
  const held = holdFolder(folder, unfinished)
  try {
    makeRoom(folder)
    copy(source, unfinished)
    checkDatabase(unfinished, 'The copy', 'read')
    syncPath(unfinished)
    renameSync(unfinished, finished)
    syncPath(folder)
    syncPath(path.dirname(folder))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error instanceof AdminProblem ? error : failed(error)
  } finally {
    rmSync(`${unfinished}.lock`, { force: true })
    held.release()
  }
  return statSync(finished).size
}

/** Makes the folder; of two backups that begin at the same time, the second is refused. */
function holdFolder(folder: string, unfinished: string): Lock {
  try {
    makeFolder(folder)
    return lock(unfinished)
  } catch (error) {
    if (error instanceof InUse) throw new AdminProblem(`Another backup writes to ${folder}.`)
    throw error instanceof AdminProblem ? error : failed(error)
  }
}

function copy(source: string, target: string): void {
  const db = openDatabase(source, 'read')
  try {
    db.prepare('VACUUM INTO ?').run(target)
  } finally {
    db.close()
  }
  nameAnew(target)
}

/** Gives the copy a new generation. If it is put back by hand, it is recognized, whatever log and mark lie there. */
function nameAnew(copied: string): void {
  const db = openDatabase(copied)
  try {
    if (versionOf(db) !== migrations.length) return
    db.exec('PRAGMA journal_mode = DELETE')
    db.prepare('UPDATE meta SET generation = ?, log_salt = 0').run(newId(systemRandom))
  } finally {
    db.close()
  }
}

function refuseInside(dataDir: string, folder: string): void {
  const inside = path.relative(realPathOf(dataDir), realPathOf(folder))
  if (inside.startsWith('..') || path.isAbsolute(inside)) return
  throw new AdminProblem(
    `${folder} is inside DATA_DIR, and a backup there is lost with it: give another folder.`
  )
}

/** The real path of a folder, with all links resolved, even if its last part does not exist. */
function realPathOf(folder: string): string {
  const place = path.resolve(folder)
  if (existsSync(place) || place === path.dirname(place)) return realpathSync(place)
  return path.join(realPathOf(path.dirname(place)), path.basename(place))
}

/** Refuses a folder that is not empty, except for the remains of a killed backup. */
function makeRoom(folder: string): void {
  const others = readdirSync(folder).filter((name) => !name.startsWith(UNFINISHED))
  if (others.length > 0) throw new AdminProblem(`${folder} is not empty: give a new folder.`)
  for (const name of readdirSync(folder))
    if (!name.startsWith(`${UNFINISHED}.lock`)) rmSync(path.join(folder, name))
}

/**
 * Creates the folder and its parents, only for its user. Does not use mkdir's `recursive`, which never returns for
 * /proc/x.
 */
function makeFolder(folder: string): void {
  // With a dot, a file is not taken for a folder.
  if (existsSync(`${folder}/.`)) return
  if (existsSync(folder)) throw new AdminProblem(`${folder} is not a folder: give a new folder.`)
  makeFolder(path.dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function failed(error: unknown): AdminProblem {
  const why = error instanceof Error ? error.message : String(error)
  return new AdminProblem(`Nothing was backed up: ${why}.`)
}
