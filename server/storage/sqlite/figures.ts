import type { Figures } from '../storage'
import type { Statement } from './driver'
import type { Statements } from './statements'

/** The amounts of data in the database. */
export function figures(sql: Statements, now: number): Figures {
  return {
    people: countOf(sql.countUsers),
    conversations: countOf(sql.countConversations),
    entries: countOf(sql.countEntries),
    sessions: countOf(sql.countSessions, now),
  }
}

function countOf(statement: Statement<{ count: number }>, ...values: number[]): number {
  return statement.get(...values)?.count ?? 0
}
