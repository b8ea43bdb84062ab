import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import { isMessage } from './last-said'
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
  const behind = entries.slice(Math.max(0, row.readSeq + 1 - (entries[0]?.seq ?? 0)))
  const [next] = behind
  if (!next || hasUnreadBefore(row, next)) return row
  const others = behind.findIndex((entry) => entry.from !== me && isMessage(entry))
  const mine = (others < 0 ? behind : behind.slice(0, others)).filter(({ from }) => from === me)
  const last = mine[mine.length - 1]
  return last ? withRead(row, last) : row
}

/** Unknown entries may lie between the mark and the known entries. */
function hasUnreadBefore({ readN }: Conversation, entry: Entry): boolean {
  return entry.n - Number(isMessage(entry)) > readN
}
