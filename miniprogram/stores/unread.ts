import { lastSeqOf, type Log } from '../services/log/log'

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

/** Events and recalls do not count as unread. */
function newAfter(log: Log, seq: number, me: string) {
  const start = log.entries.length - (lastSeqOf(log) - seq)
  return log.entries
    .slice(Math.max(0, start))
    .filter(({ from, type }) => from !== me && type !== 'recall' && type !== 'notice')
}
