import { migrations } from '../migrations'
import { damagedLog, lostDatabase, newerDatabase, StartRefusal } from '../start-refusal'
import type { DatabaseFound, Finding } from './finding'
import { firstSalt } from './log-end'
import type { Mark } from './mark'
import { asMarked, belongTogether } from './marked-verdict'
import { isNear, ownLog } from './own-log'
import type { LogFound } from './wal'

/** How a database may be started. */
export interface Verdict {
  /** Why the files may not be those that the last server left. The epoch is then renewed. */
  renewal?: string
  /**
   * What happens to its log: it is replayed, dropped because the file contains all of it, or kept aside because it
   * belongs to another database.
   */
  log: 'replay' | 'drop' | 'set-aside'
  /** The name under which it is kept. */
  aside?: string | undefined
  /** Whether somebody else may have written to the file, so that all of it must be checked. */
  isSuspect: boolean
}

/**
 * Judges what lies in the folder. The file and the mark belong together where the mark names the file's generation;
 * then all that the mark calls written must be there. A file that belongs to no mark was put there by somebody: it is
 * taken with a new epoch, but never with a log that is not its own. Throws `StartRefusal` where a start would lose or mix.
 */
export function judge(finding: Finding): Verdict {
  const { database, log } = finding
  if (typeof database === 'object' && (database.version ?? 0) > migrations.length)
    throw newerDatabase(database.version ?? 0)
  const verdict = verdictOn(finding)
  return { ...verdict, ...(verdict.log === 'set-aside' && { aside: log?.salts }) }
}

/**
 * Whether a repair may read the log together with the database. A log that belongs to another database, or to an
 * earlier state of this one, would overwrite what is whole.
 */
export function isLogForRepair(finding: Finding): boolean {
  const { database, log, mark } = finding
  if (typeof database === 'string' || !log?.frames) return false
  if (database.generation === undefined) return isLogOfUnreadable(log, mark)
  try {
    return judge(finding).log === 'replay'
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error
    return isLogOf(database, mark, log)
  }
}

function isLogOf(database: DatabaseFound, mark: Finding['mark'], log: LogFound): boolean {
  if (firstSalt(log.salts) === database.logSalt) return true
  return typeof mark === 'object' && belongTogether(database, mark) && isMarkedLog(log, mark)
}

/** Only the mark tells whose log it is. Without a mark, the log is all there is. */
const isLogOfUnreadable = (log: LogFound, mark: Finding['mark']): boolean =>
  typeof mark === 'string' || isMarkedLog(log, mark)

/** Whether the mark needs this log. */
const isMarkedLog = (log: LogFound, mark: Mark): boolean =>
  mark.log.frames > 0 && mark.log.salts === log.salts

function verdictOn({ database, log, mark, isMarkPutBack }: Finding): Verdict {
  if (typeof database === 'string') return withoutDatabase(database, log, mark)
  if (typeof mark === 'string') return withoutMark(database, log, mark)
  return belongTogether(database, mark)
    ? asMarked({ database, log, mark, isMarkPutBack })
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

/** The mark does not know this file. It was put there alone, with its own log, or beside another database's log. */
function putThere(database: DatabaseFound, log: LogFound | undefined, mark: Mark): Verdict {
  const renewal = 'it is not the one that the last server used'
  const isOwn = log !== undefined && firstSalt(log.salts) === database.logSalt
  if (log?.frames && !isOwn && isNear(log, mark.log.salts))
    return { renewal, log: 'set-aside', isSuspect: true }
  if (log?.goesOn) throw damagedLog('is broken in the middle')
  return { renewal, log: ownLog(database, log), isSuspect: true }
}
