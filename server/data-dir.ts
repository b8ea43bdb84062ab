import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { ConfigProblem } from './environment'

/** Name of the database in its folder. */
export const DATABASE = 'huiyin.db'
/** The database and what lies beside it. */
const FILES = ['', '-wal', '-shm', '.lock', '.mark'].map((end) => DATABASE + end)
/** The database and its lock are SQLite's. */
const SQLITE_FILES = [DATABASE, `${DATABASE}.lock`]
const SQLITE_TITLE = Buffer.from('SQLite format 3\0')

/** Codes of a disk without room: the server starts, and reads what there is. */
const FULL = new Set(['ENOSPC', 'EDQUOT'])

/**
 * Makes the folder of the database if there is none, and proves that this user can write it and every file in it that
 * is the server's. Throws one sentence that names DATA_DIR and what is wrong with it.
 */
export function openDataDir(dataDir: string): void {
  const folder = path.resolve(dataDir)
  attempt(`the folder ${folder} cannot be made`, () => makeFolder(folder))
  attempt(`the folder ${folder} cannot be written`, () => writeInto(folder))
  for (const name of FILES) checkFile(path.join(folder, name))
}

/** Refuses a variable that names no folder. */
export function checkFolder(variable: string, folder: string): void {
  // With a dot, a file is not taken for a folder.
  if (existsSync(`${folder}/.`)) return
  throw new ConfigProblem(`${variable} must be a folder, but ${path.resolve(folder)} is not one.`)
}

/** Not by mkdir's `recursive`, which never returns for /proc/x. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found) throw new ConfigProblem(`DATA_DIR must be a folder, but ${folder} is not one.`)
  if (isLink(folder))
    throw new ConfigProblem(`DATA_DIR must be a folder, but ${folder} is a link to nothing.`)
  makeFolder(path.dirname(folder))
  // Nobody else on this machine may read the messages.
  mkdirSync(folder, { mode: 0o700 })
}

const isLink = (file: string): boolean =>
  lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true

function writeInto(folder: string): void {
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  const probe = path.join(folder, `.write-check-${process.pid}`)
  try {
    writeFileSync(probe, 'x')
  } catch (error) {
    if (!FULL.has(codeOf(error))) throw error
  }
  try {
    unlinkSync(probe)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

function checkFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) {
    if (isLink(file)) throw inTheWay(file, 'is a link to nothing')
    return
  }
  if (!found.isFile()) throw inTheWay(file, found.isDirectory() ? 'is a folder' : 'is not a file')
  attempt(`${file} cannot be written`, () => closeSync(openSync(file, 'r+')))
  if (!SQLITE_FILES.includes(path.basename(file)) || found.size === 0) return
  if (!hasTitle(file)) throw inTheWay(file, 'is not a file of SQLite')
}

function hasTitle(file: string): boolean {
  const start = Buffer.alloc(SQLITE_TITLE.length)
  const descriptor = openSync(file, 'r')
  readSync(descriptor, start)
  closeSync(descriptor)
  return start.equals(SQLITE_TITLE)
}

function inTheWay(file: string, what: string): ConfigProblem {
  const remedy = file.endsWith('.lock')
    ? 'remove it while no server uses the folder'
    : 'move it away, or set DATA_DIR to another folder'
  return new ConfigProblem(`DATA_DIR holds ${file}, which ${what}: ${remedy}.`)
}

function attempt(what: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    if (error instanceof ConfigProblem || !(error instanceof Error)) throw error
    throw new ConfigProblem(
      `DATA_DIR must be a folder that this user can write, but ${what}: ${error.message}.`
    )
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''
