import { foreignLog } from '../start-refusal'
import type { DatabaseFound } from './finding'
import { firstSalt, saltAfter, type LogEnd } from './log-end'
import type { Verdict } from './verdict'
import type { LogFound } from './wal'

/** Nothing that such a log holds was acknowledged: the mark would have been told first. Another's may hold what was. */
export function unneededLog(log: LogFound | undefined, { salts }: LogEnd): 'drop' {
  if (!log?.frames || salts === '' || isNear(log, salts)) return 'drop'
  throw foreignLog()
}

/**
 * The log that the file expects, or the previous one if it is complete. The previous one is in the file already, and
 * a shorter copy of it would undo the rest.
 */
export function ownLog(
  { logSalt, generation }: DatabaseFound,
  log: LogFound | undefined
): Verdict['log'] {
  if (!log?.frames) return 'drop'
  const salt = firstSalt(log.salts)
  if (salt === logSalt) return 'replay'
  if (saltAfter(salt) === logSalt) return log.holds(generation ?? '') ? 'replay' : 'set-aside'
  throw foreignLog()
}

/** Whether the log has these salts or the next ones. */
export function isNear(log: LogFound, salts: string): boolean {
  return log.salts === salts || firstSalt(log.salts) === saltAfter(firstSalt(salts))
}
