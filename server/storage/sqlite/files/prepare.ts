import { existsSync, renameSync, rmSync } from 'node:fs'
import { isTrouble, openDatabase } from '../driver'
import { formatFlawsOf } from '../format'
import { damagedDatabase } from '../start-refusal'
import { flawsOf } from '../verify'
import { inspect, type Finding } from './finding'
import { NOBODYS, type Identify } from './identity'
import { NO_LOG, type LogEnd } from './log-end'
import { writeMark } from './mark-file'
import { judge, type Verdict } from './verdict'

/** What a start must know of the files before it opens them. */
export interface Prepared {
  /** What the database file is called. */
  generation: string | undefined
  /** Why its epoch is to be renewed, if it is. */
  renewal: string | undefined
  /** How much of the log that is replayed was marked as on the disk; undefined if no mark knows. */
  marked: LogEnd | undefined
}

/** Judges the files, and makes them ready to be opened; throws `StartRefusal`, with everything left as it is. */
export function prepareFiles(file: string, identify: Identify): Prepared {
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
  const { database, mark } = found
  const generation = typeof database === 'string' ? undefined : database.generation
  const isMarked = verdict.log === 'replay' && typeof mark === 'object'
  return { generation, renewal: verdict.renewal, marked: isMarked ? mark.log : undefined }
}

/** Reads as a start would find it, and changes nothing. */
function look(file: string, { isSuspect }: Verdict): void {
  if (!existsSync(file)) return
  const db = openDatabase(file, 'read')
  try {
    const [flaw] = isSuspect ? flawsOf(db) : formatFlawsOf(db)
    if (flaw !== undefined) throw damagedDatabase(flaw)
  } catch (error) {
    // A full disk has no room to look, and is no reason not to start.
    if (!isTrouble(error)) throw error
  } finally {
    db.close()
  }
}

interface Settling {
  undo: () => void
  finish: () => void
}

/** Takes a log away that is not to be replayed: for good where the file holds all of it, else under another name. */
function setAside(file: string, { log, aside = 'unused' }: Verdict): Settling {
  const [path, away] = [`${file}-wal`, `${file}-wal.${aside}`]
  if (log === 'replay' || !existsSync(path)) return { undo: ignore, finish: ignore }
  renameSync(path, away)
  const finish = log === 'drop' ? (): void => rmSync(away) : ignore
  return { undo: () => renameSync(away, path), finish }
}

const ignore = (): void => undefined

/** Until the next move the log is one of which no mark knows; whatever it holds, nobody was told of it. */
function markStart(
  file: string,
  { database, mark }: Finding,
  { renewal, identify }: Pick<Verdict, 'renewal'> & { identify: Identify }
): void {
  if (typeof database === 'string' || database.generation === undefined) return
  const { generation, header, change = 0 } = database
  // One that was put there stays one that was put there, until its epoch has been renewed.
  const isKnown = renewal === undefined && typeof mark === 'object'
  const known = isKnown ? mark.file : NOBODYS
  const started = { generation, next: generation, file: known, header, log: NO_LOG, change }
  writeMark(file, started, identify)
}
