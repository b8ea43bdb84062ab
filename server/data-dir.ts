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

/** The file name of the database. */
export const DATABASE = 'huiyin.db'
/** The database and the files beside it. */
const FILES = ['', '-wal', '-shm', '.lock', '.mark'].map((end) => DATABASE + end)
/** The files that SQLite opens: the database and the lock. */
const SQLITE_FILES = [DATABASE, `${DATABASE}.lock`]
const SQLITE_TITLE = Buffer.from('SQLite format 3\0')

/** Error codes of a full disk. The server still starts, and serves reads. */
const FULL = new Set(['ENOSPC', 'EDQUOT'])

/**
 * Creates the database's folder if necessary. Checks that this user can write the folder and all of the server's
 * files in it. Otherwise throws one sentence that names DATA_DIR and the problem.
 */
export function openDataDir(dataDir: string): void {
  const folder = path.resolve(dataDir)
  attempt(`the folder ${folder} cannot be created`, () => makeFolder(folder))
  attempt(`the folder ${folder} cannot be written`, () => writeInto(folder))
  for (const name of FILES) checkFile(path.join(folder, name))
}

/** Refuses a value that is not the path of a folder. */
export function checkFolder(variable: string, folder: string): void {
  // With the trailing dot, a file is not mistaken for a folder.
  if (existsSync(`${folder}/.`)) return
  throw new ConfigProblem(`${variable} must be a folder, but ${path.resolve(folder)} is not one.`)
}

/** Does not use mkdir's `recursive`, which never returns for /proc/x. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found) throw new ConfigProblem(`DATA_DIR must be a folder, but ${folder} is not one.`)
  if (isLink(folder))
    throw new ConfigProblem(`DATA_DIR must be a folder, but ${folder} is a broken link.`)
  makeFolder(path.dirname(folder))
  // Other users of this machine must not read the messages.
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
    if (isLink(file)) throw inTheWay(file, 'is a broken link')
    return
  }
  if (!found.isFile()) throw inTheWay(file, found.isDirectory() ? 'is a folder' : 'is not a file')
  attempt(`${file} cannot be written`, () => closeSync(openSync(file, 'r+')))
  if (!SQLITE_FILES.includes(path.basename(file)) || found.size === 0) return
  if (!isDatabase(file)) throw inTheWay(file, 'is not an SQLite file')
}

const isDatabase = (file: string): boolean => hasTitle(file) || isDamaged(file)

/** What a server left beside a database shows that it was the server's. The storage then says what to do. */
const isDamaged = (file: string): boolean =>
  path.basename(file) === DATABASE && ['.mark', '-wal'].some((end) => existsSync(file + end))

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
