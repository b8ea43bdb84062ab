import { copyFileSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Random } from '../../random'
import { inspect } from './files/finding'
import { identityOf } from './files/identity'
import { syncPath } from './files/sync-path'
import { isLogForRepair } from './files/verdict'
import { lock } from './lock'
import { renewEpoch } from './renew-epoch'
import { RESTORE, StartRefusal } from './start-refusal'
import { writeAnew } from './write-anew'

export interface Repair {
  /** A new folder for the original files. */
  keepIn: string
  random: Random
}

/** The suffixes of the database, its log and its mark. */
const PARTS = ['', '-wal', '.mark']

/**
 * Repairs a database that a server refuses to open: keeps what can be read, with a new epoch. Returns the epoch. The
 * original files are kept. Throws if nothing intact can be read, or if nothing can be written; then nothing is
 * changed.
 */
export async function acceptLoss(file: string, { keepIn, random }: Repair): Promise<string> {
  const held = lock(file)
  try {
    putInPlace(keepAndRebuild(file, keepIn), file)
  } finally {
    held.release()
  }
  return renewEpoch(file, random)
}

/** Returns the path of the new database. */
function keepAndRebuild(file: string, keepIn: string): string {
  mkdirSync(keepIn, { mode: 0o700 })
  try {
    for (const end of PARTS) copyInto(keepIn, file + end)
    const rebuilt = join(keepIn, 'rebuilt.db')
    rebuild(file, rebuilt)
    for (const path of [rebuilt, keepIn, dirname(keepIn)]) syncPath(path)
    return rebuilt
  } catch (error) {
    rmSync(keepIn, { recursive: true, force: true })
    throw error
  }
}

function copyInto(folder: string, file: string): void {
  if (!existsSync(file)) return
  const copy = join(folder, basename(file))
  copyFileSync(file, copy, constants.COPYFILE_FICLONE)
  syncPath(copy)
}

/**
 * Tries the database with the intact part of its own log, then without a log, each rebuilt from its tables. Uses the
 * first one that is correct.
 */
function rebuild(file: string, rebuilt: string): void {
  const source = `${rebuilt}.from`
  const ways = [() => copyFileSync(`${file}-wal`, `${source}-wal`), () => undefined]
  for (const withLog of isLogForRepair(inspect(file, identityOf)) ? ways : ways.slice(1)) {
    if (existsSync(file)) copyFileSync(file, source, constants.COPYFILE_FICLONE)
    withLog()
    const isWhole = writeAnew(source, rebuilt)
    for (const end of ['', '-wal', '-shm']) rmSync(source + end, { force: true })
    if (isWhole) return
  }
  throw new StartRefusal(
    `${file} is too damaged to be repaired (nothing was changed): restore a backup (${RESTORE}).`
  )
}

/**
 * If it is killed at any moment, the server refuses the files or opens them with a new epoch. The mark is therefore
 * removed last.
 */
function putInPlace(rebuilt: string, file: string): void {
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
  renameSync(rebuilt, file)
  rmSync(`${file}.mark`, { force: true })
  syncPath(dirname(file))
}
