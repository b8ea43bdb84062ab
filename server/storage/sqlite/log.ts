import type { ConversationRow, MembershipRow } from './sql/conversation'

/** What memory holds of a conversation: the end of its log, and what numbers the next entry. */
export type Log = ConversationRow

/** What memory holds of one member of one conversation. */
export type Member = MembershipRow

/** Up to where somebody has read. */
export interface Mark {
  readSeq: number
  readN: number
}

/**
 * Where the member's read mark stands. Who speaks with nothing unread has read what he said, so his
 * mark follows the log: the log remembers who that is, and the membership is not written each time.
 */
export function markOf(log: Log, member: Member): Mark {
  return log.follower === member.user
    ? { readSeq: log.lastSeq, readN: log.n }
    : { readSeq: member.readSeq, readN: member.readN }
}

/** The other one of a direct conversation; in a group there is none. */
export function peerOf(log: Log, user: number): number | undefined {
  if (log.low === null || log.high === null) return undefined
  return log.low === user ? log.high : log.low
}

/** Whether this member is shown the conversation. */
export function canSee(log: Log, member: Member): boolean {
  return member.hidden === 0 || log.lastSeq > 0
}
