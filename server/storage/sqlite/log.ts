import type { ConversationRow, MembershipRow } from './sql/conversation'

/** A conversation in memory: the end of its log, and the numbers for the next entry. */
export type Log = ConversationRow

/** One member of one conversation, in memory. */
export type Member = MembershipRow

/** The position up to which a person has read. */
export interface Mark {
  readSeq: number
  readN: number
}

/**
 * The member's read mark. A sender who had nothing unread has read the own message, so the mark follows the log. The
 * log records who follows it, so the membership is not written each time.
 */
export function markOf(log: Log, member: Member): Mark {
  return log.follower === member.user
    ? { readSeq: log.lastSeq, readN: log.n }
    : { readSeq: member.readSeq, readN: member.readN }
}

/** The other person of a direct conversation; undefined in a group. */
export function peerOf(log: Log, user: number): number | undefined {
  if (log.low === null || log.high === null) return undefined
  return log.low === user ? log.high : log.low
}

/** Whether this member sees the conversation. */
export function canSee(log: Log, member: Member): boolean {
  return member.hidden === 0 || log.lastSeq > 0
}
