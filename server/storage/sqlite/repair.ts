import { copyFileSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Random } from '../../random'
import { syncPath } from './files/sync-path'
import { lock } from './lock'
import { renewEpoch } from './renew-epoch'
import { RESTORE, StartRefusal } from './start-refusal'
import { writeAnew } from './write-anew'

export interface Repair {
  /** A folder that is made, and keeps everything as it was found. */
  keepIn: string
  random: Random
}

/** The database, its log and its mark. */
const PARTS = ['', '-wal', '.mark']

/**
 * Makes a database that a server refuses to start one that it starts, with what can be read and a new epoch; returns
 * the epoch. What stood there is kept. Throws where nothing can be read that is whole, or nothing can be written; then
 * everything is as it was.
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

/** Returns where the new database is. */
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

/** With as much of the log as is whole, or without it, each written anew from its tables: the first that is right. */
function rebuild(file: string, rebuilt: string): void {
  const source = `${rebuilt}.from`
  const ways = [() => copyFileSync(`${file}-wal`, `${source}-wal`), () => undefined]
  for (const withLog of existsSync(`${file}-wal`) ? ways : ways.slice(1)) {
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

/** Killed at any moment, it leaves files that a server refuses, or takes with a new epoch: the mark goes last. */
function putInPlace(rebuilt: string, file: string): void {
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
  renameSync(rebuilt, file)
  rmSync(`${file}.mark`, { force: true })
  syncPath(dirname(file))
}
