import { damagedDatabase, damagedLog } from '../start-refusal'
import type { DatabaseFound, Finding } from './finding'
import { isTouched } from './identity'
import { firstSalt, saltAfter, type LogEnd } from './log-end'
import { UNKNOWN_CHANGE, type Mark } from './mark'
import { ownLog, unneededLog } from './own-log'
import type { Verdict } from './verdict'
import type { LogFound } from './wal'

/** Half moved, the file may be unreadable until the log is replayed. */
export function belongTogether({ generation }: DatabaseFound, mark: Mark): boolean {
  const isUnreadable = isHalfMoved(mark) && generation === undefined
  return isUnreadable || generation === mark.generation || generation === mark.next
}

interface Marked extends Finding {
  database: DatabaseFound
  mark: Mark
}

export function asMarked(found: Marked): Verdict {
  if (hasLostItsEnd(found)) throw damagedDatabase('its latest changes are missing')
  const fate = markedLog(found)
  const renewal = renewalOf(found, fate)
  const isSuspect = isHalfMoved(found.mark) || renewal !== undefined
  return { ...(renewal !== undefined && { renewal }), log: fate.log, isSuspect }
}

/** Without a log the file holds every change. Its tables alone do not show that the last entry of a log is missing. */
function hasLostItsEnd({ database: { change }, mark }: Marked): boolean {
  if (mark.log.frames > 0 || isHalfMoved(mark) || mark.change === UNKNOWN_CHANGE) return false
  return change !== undefined && change < mark.change
}

function renewalOf(found: Marked, { isFolded }: Fate): string | undefined {
  if (isFolded) return 'another program has moved its log into it'
  if (found.isMarkPutBack) return 'its mark was copied, put back or written to'
  if (isWrittenTo(found)) return 'its file was copied, put back or written to'
  return undefined
}

/** A move that was cut short has written to the file itself. */
function isWrittenTo({ database, mark }: Marked): boolean {
  if (isHalfMoved(mark)) return database.file.inode !== mark.file.inode
  return isTouched(database.file, mark.file) || database.header !== mark.header
}

/** What becomes of a log that a mark names; folded: another program has moved it into the file, whose log it was. */
type Fate = Pick<Verdict, 'log'> & { isFolded?: boolean }

function markedLog(found: Marked): Fate {
  const { database, log, mark, isMarkPutBack } = found
  const written = mark.log
  if (written.frames === 0) {
    return { log: isMarkPutBack ? ownLog(database, log) : unneededLog(log, written) }
  }
  if (log?.reaches(written)) return { log: 'replay' }
  if (holdsAll(found)) return { log: logAfterFold(log, written), isFolded: true }
  if (!log) throw damagedLog('is missing or has lost its beginning')
  if (log.salts !== written.salts) throw damagedLog('is another one')
  throw damagedLog(`is damaged after ${log.frames} of ${written.frames} pages`)
}

/** Whether the file holds, without its log, each change that the mark names: a reader that closes last folds the log. */
function holdsAll(found: Marked): boolean {
  const { database, mark } = found
  const isFolded = isHalfMoved(mark) ? database.generation === mark.next : isWrittenTo(found)
  return isFolded && (database.change ?? -1) >= mark.change
}

/** What follows a folded log is the other program's. The folded log itself, if broken, would undo what it had brought. */
function logAfterFold(log: LogFound | undefined, written: LogEnd): Verdict['log'] {
  if (!log?.frames) return 'drop'
  const isNext = firstSalt(log.salts) === saltAfter(firstSalt(written.salts))
  return isNext && !log.goesOn ? 'replay' : 'set-aside'
}

const isHalfMoved = ({ generation, next }: Mark): boolean => generation !== next
