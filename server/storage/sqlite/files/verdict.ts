import { migrations } from '../migrations'
import { damagedLog, foreignLog, lostDatabase, newerDatabase } from '../start-refusal'
import type { DatabaseFound, Finding } from './finding'
import { isTouched } from './identity'
import { firstSalt, saltAfter, type LogEnd } from './log-end'
import type { Mark } from './mark'
import type { LogFound } from './wal'

/** How a database may be started. */
export interface Verdict {
  /** Why it is not known to be what the last server left, so that its epoch is renewed. */
  renewal?: string
  /** What becomes of its log: replayed, dropped because the file holds all of it, or kept beside because it is another's. */
  log: 'replay' | 'drop' | 'set-aside'
  /** Under which name it is kept. */
  aside?: string | undefined
  /** Whether somebody else may have written to the file, so that all of it is checked. */
  isSuspect: boolean
}

/**
 * Judges what lies in the folder. The file and the mark belong together where the mark names the file's generation;
 * then all that the mark calls written must be there. A file that belongs to no mark was put there by somebody: it is
 * taken with a new epoch, but never with a log that is not its own. Throws `StartRefusal` where a start would lose or mix.
 */
export function judge({ database, log, mark }: Finding): Verdict {
  if (typeof database === 'object' && (database.version ?? 0) > migrations.length)
    throw newerDatabase(database.version ?? 0)
  const verdict = verdictOn({ database, log, mark })
  return { ...verdict, ...(verdict.log === 'set-aside' && { aside: log?.salts }) }
}

function verdictOn({ database, log, mark }: Finding): Verdict {
  if (typeof database === 'string') return withoutDatabase(database, log, mark)
  if (typeof mark === 'string') return withoutMark(database, log, mark)
  return belongTogether(database, mark)
    ? asMarked(database, log, mark)
    : putThere(database, log, mark)
}

function withoutDatabase(
  what: 'absent' | 'empty',
  log: LogFound | undefined,
  mark: Finding['mark']
): Verdict {
  if (mark === 'absent' && !log?.frames) return { log: 'drop', isSuspect: false }
  const state = what === 'absent' ? 'is missing' : 'is empty'
  throw lostDatabase(state)
}

function withoutMark(
  database: DatabaseFound,
  log: LogFound | undefined,
  mark: 'absent' | 'damaged'
): Verdict {
  if (log?.goesOn) throw damagedLog('is broken in the middle')
  if (database.version === 0 && mark === 'absent') return { log: 'replay', isSuspect: true }
  const renewal = `its mark is ${mark}`
  if (database.generation === undefined) return { renewal, log: 'replay', isSuspect: true }
  return { renewal, log: ownLog(database, log), isSuspect: true }
}

function belongTogether({ generation, header }: DatabaseFound, mark: Mark): boolean {
  if (mark.generation !== mark.next) {
    // Half moved, so that the file may be unreadable until the log is replayed.
    return generation === undefined || [mark.generation, mark.next].includes(generation)
  }
  return generation === mark.generation && header === mark.header
}

function asMarked(database: DatabaseFound, log: LogFound | undefined, mark: Mark): Verdict {
  const isHalfMoved = mark.generation !== mark.next
  const isOther = database.file.inode !== mark.file.inode
  const touched = isHalfMoved ? isOther : isTouched(database.file, mark.file)
  const renewal = touched && { renewal: 'its file was copied, put back or written to' }
  return { ...renewal, log: markedLog(log, mark), isSuspect: isHalfMoved || touched }
}

function markedLog(log: LogFound | undefined, { log: written }: Mark): Verdict['log'] {
  if (written.frames === 0) return unneededLog(log, written)
  if (!log) throw damagedLog('is missing or has lost its beginning')
  if (log.reaches(written)) return 'replay'
  if (log.salts !== written.salts) throw damagedLog('is another one')
  throw damagedLog(`is damaged after ${log.frames} of ${written.frames} pages`)
}

/** Nothing that such a log holds was acknowledged: the mark would have been told first. Another's may hold what was. */
function unneededLog(log: LogFound | undefined, { salts }: LogEnd): 'drop' {
  if (!log?.frames || salts === '' || isNear(log, salts)) return 'drop'
  throw foreignLog()
}

/** A file of which the mark knows nothing; it was put there by itself, with a log of its own, or with another's. */
function putThere(database: DatabaseFound, log: LogFound | undefined, mark: Mark): Verdict {
  const renewal = 'it is not the one that the last server used'
  if (log?.frames && isNear(log, mark.log.salts))
    return { renewal, log: 'set-aside', isSuspect: true }
  if (log?.goesOn) throw damagedLog('is broken in the middle')
  return { renewal, log: ownLog(database, log), isSuspect: true }
}

/** The log that the file asks for, or the one before, which is in the file already. */
function ownLog({ logSalt }: DatabaseFound, log: LogFound | undefined): 'replay' | 'drop' {
  if (!log?.frames) return 'drop'
  const salt = firstSalt(log.salts)
  if (logSalt !== undefined && [salt, saltAfter(salt)].includes(logSalt)) return 'replay'
  throw foreignLog()
}

/** The log with these salts, or the next. */
function isNear(log: LogFound, salts: string): boolean {
  return log.salts === salts || firstSalt(log.salts) === saltAfter(firstSalt(salts))
}
