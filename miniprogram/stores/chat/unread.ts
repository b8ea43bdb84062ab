import { isMessage } from '../../protocol/entry-kinds'
import type { Log } from '../../services/log/log'

/** The first message of another person after the read mark. 0 if there is none, or if it is not loaded. */
export function firstUnread(log: Log, readSeq: number, me: string): number {
  const first = log.entries[0]?.seq ?? 0
  if (first > readSeq + 1) return 0
  return newAfter(log, readSeq, me)[0]?.seq ?? 0
}

/** The number of other people's messages after this one. */
export function countNew(log: Log, seenSeq: number, me: string): number {
  return newAfter(log, seenSeq, me).length
}

function newAfter({ entries }: Log, seq: number, me: string) {
  const start = Math.max(0, seq + 1 - (entries[0]?.seq ?? 0))
  return entries
    .slice(start)
    .filter((entry, at) => entry.from !== me && isMessage(entry, entries[start + at - 1]))
}
