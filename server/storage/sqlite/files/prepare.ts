import { existsSync, renameSync, rmSync } from 'node:fs'
import type { Random } from '../../../random'
import { isTrouble, openDatabase } from '../driver'
import { formatFlawsOf } from '../format'
import { damagedDatabase } from '../start-refusal'
import { flawsOf } from '../verify'
import { inspect, type Finding } from './finding'
import { makeFirst } from './first-database'
import { identityOf, NOBODYS, type Identify } from './identity'
import { NO_LOG, type LogEnd } from './log-end'
import { writeMark } from './mark-file'
import { judge, type Verdict } from './verdict'

/** What a start must know about the files before it opens them. */
export interface Prepared {
  /** What the database file is called. */
  generation: string | undefined
  /** Why its epoch must be renewed, if it must. */
  renewal: string | undefined
  /** The marked end of the log that is replayed; undefined if no mark knows it. */
  marked: LogEnd | undefined
}

/**
 * Judges the files and prepares them for opening. Throws `StartRefusal` and changes nothing if they must not be
 * opened.
 */
export function prepareFiles(file: string, identify: Identify, random: Random): Prepared {
  const found = inspect(file, identify)
  const verdict = judge(found)
  const settling = setAside(file, verdict)
  try {
    look(file, verdict)
  } catch (error) {
    settling.undo()
    throw error
  }
  if (verdict.log !== 'replay') markStart(file, found, { identify, ...verdict })
  settling.finish()
  if (typeof found.database === 'string') makeFirst(file, random)
  const { database, mark } = found
  const generation = typeof database === 'string' ? undefined : database.generation
  const isMarked = verdict.log === 'replay' && typeof mark === 'object'
  return { generation, renewal: verdict.renewal, marked: isMarked ? mark.log : undefined }
}

/** Reads the database as a start would find it, without changes. */
function look(file: string, { isSuspect }: Verdict): void {
  if (!existsSync(file)) return
  const db = openDatabase(file, 'read')
  try {
    const [flaw] = isSuspect ? flawsOf(db) : formatFlawsOf(db)
    if (flaw !== undefined) throw damagedDatabase(flaw)
  } catch (error) {
    // A full disk has no space for this check, but that is no reason not to start.
    if (!isTrouble(error)) throw error
  } finally {
    db.close()
  }
}

interface Settling {
  undo: () => void
  finish: () => void
}

/** Removes a log that must not be replayed: deletes it if the file contains all of it, otherwise renames it. */
function setAside(file: string, { log, aside = 'unused' }: Verdict): Settling {
  const [path, away] = [`${file}-wal`, `${file}-wal.${aside}`]
  if (log === 'replay' || !existsSync(path)) return { undo: ignore, finish: ignore }
  renameSync(path, away)
  const finish = log === 'drop' ? (): void => rmSync(away) : ignore
  return { undo: () => renameSync(away, path), finish }
}

const ignore = (): void => undefined

/** Lets a closed database that was put in place in order start as it is, without a new epoch. */
export function markAsLeft(file: string): void {
  const { database } = inspect(file, identityOf)
  if (typeof database === 'string' || database.generation === undefined) return
  const { generation, header, change = 0, file: left } = database
  writeMark(file, { generation, next: generation, file: left, header, log: NO_LOG, change })
}

/** Until the next move, no mark knows the log. Nothing in it was acknowledged. */
function markStart(
  file: string,
  { database, mark }: Finding,
  { renewal, identify }: Pick<Verdict, 'renewal'> & { identify: Identify }
): void {
  if (typeof database === 'string' || database.generation === undefined) return
  const { generation, header, change = 0 } = database
  // A replaced file stays marked as replaced until its epoch has been renewed.
  const isKnown = renewal === undefined && typeof mark === 'object'
  const known = isKnown ? mark.file : NOBODYS
  const started = { generation, next: generation, file: known, header, log: NO_LOG, change }
  writeMark(file, started, identify)
}
