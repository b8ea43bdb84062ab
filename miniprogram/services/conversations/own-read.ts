import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import { isMessage } from '../../protocol/entry-kinds'
import { withRead } from './merge-row'

/**
 * Own messages directly after the read mark count as read, in whatever order mark and messages arrive. `entries` are
 * the known entries of the log, without a gap.
 */
export function withOwnRead(
  row: Conversation,
  entries: readonly Entry[],
  me: string
): Conversation {
  const start = Math.max(0, row.readSeq + 1 - (entries[0]?.seq ?? 0))
  const next = entries[start]
  if (!next || next.n - Number(isSaid(entries, start)) > row.readN) return row
  const last = lastOfMine(entries, start, me)
  return last ? withRead(row, last) : row
}

/** My last entry before the first message of somebody else. */
function lastOfMine(entries: readonly Entry[], start: number, me: string): Entry | undefined {
  let last: Entry | undefined
  for (let at = start; at < entries.length; at++) {
    if (entries[at]?.from === me) last = entries[at]
    else if (isSaid(entries, at)) break
  }
  return last
}

function isSaid(entries: readonly Entry[], at: number): boolean {
  const entry = entries[at]
  return entry !== undefined && isMessage(entry, entries[at - 1])
}
