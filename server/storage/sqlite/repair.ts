import { copyFileSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Random } from '../../random'
import { openDatabase } from './driver'
import { lock } from './lock'
import { renewEpoch } from './renew-epoch'
import { StartRefusal } from './start-refusal'
import { flawsOf } from './verify'

export interface Repair {
  /** A folder that is made, and keeps everything as it was found. */
  keepIn: string
  random: Random
}

/** The database, its log and its mark. */
const PARTS = ['', '-wal', '.mark']

/**
 * Makes a database that a server refuses to start one that it starts, with what can be read and a new epoch; returns
 * the epoch. What stood there is kept. Throws `StartRefusal` where nothing can be read that is whole.
 */
export async function acceptLoss(file: string, { keepIn, random }: Repair): Promise<string> {
  const held = lock(file)
  try {
    mkdirSync(keepIn)
    for (const end of PARTS) copyInto(keepIn, file + end)
    rebuild(file, join(keepIn, 'rebuilt.db'))
  } finally {
    held.release()
  }
  return renewEpoch(file, random)
}

function copyInto(folder: string, file: string): void {
  if (!existsSync(file)) return
  copyFileSync(file, join(folder, basename(file)), constants.COPYFILE_FICLONE)
}

/** With as much of the log as is whole, or without it, or written anew from its tables: the first that is right. */
function rebuild(file: string, rebuilt: string): void {
  const source = `${rebuilt}.from`
  const ways = [() => copyFileSync(`${file}-wal`, `${source}-wal`), () => undefined]
  for (const withLog of existsSync(`${file}-wal`) ? ways : ways.slice(1)) {
    if (existsSync(file)) copyFileSync(file, source)
    withLog()
    const isWhole = writeAnew(source, rebuilt)
    for (const end of ['', '-wal', '-shm']) rmSync(source + end, { force: true })
    if (isWhole) {
      putInPlace(rebuilt, file)
      return
    }
  }
  throw new StartRefusal(`Nothing in ${file} is whole enough to start with: restore a backup.`)
}

/** From the tables alone: indexes are made again. A source that is missing or empty makes an empty database. */
function writeAnew(source: string, rebuilt: string): boolean {
  rmSync(rebuilt, { force: true })
  const db = openDatabase(source)
  try {
    db.exec(`VACUUM INTO '${rebuilt.replaceAll("'", "''")}'`)
  } catch {
    return false // too little of it can be read
  } finally {
    db.close()
  }
  const written = openDatabase(rebuilt, 'read')
  try {
    return flawsOf(written).length === 0
  } finally {
    written.close()
  }
}

function putInPlace(rebuilt: string, file: string): void {
  for (const end of PARTS) rmSync(file + end, { force: true })
  renameSync(rebuilt, file)
}
