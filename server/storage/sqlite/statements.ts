import type { Condition } from './condition'
import type { Database, Statement } from './driver'
import { backlogSql, type BacklogRows } from './sql/backlog'
import { conversationSql, type ConversationRows } from './sql/conversation'
import { logSql, type LogRows } from './sql/log'
import { peopleSql, type PeopleRows } from './sql/people'
import { placeSql, type PlaceRows } from './sql/places'
import { ROW_CHECKS } from './sums'
import { WatchedStatement } from './watched-statement'

/** Every statement that this storage runs. */
export const SQL = {
  ...peopleSql,
  ...logSql,
  ...placeSql,
  ...conversationSql,
  ...backlogSql,
} as const

type Rows = PeopleRows & LogRows & PlaceRows & ConversationRows & BacklogRows

/** Other statements run only in commits, which report every error. */
const READS = /\bSELECT\b/

/** All statements, ready to run. A statement that reads nothing has no row. */
export type Statements = {
  readonly [K in keyof typeof SQL]: Statement<K extends keyof Rows ? Rows[K] : never>
}

/** Prepares each statement at its first use, once for the life of the database. */
export function prepare(db: Database, condition?: Condition): Statements {
  const statements = {}
  for (const [name, sql] of Object.entries(SQL)) {
    Object.defineProperty(statements, name, {
      configurable: true,
      get() {
        const plain = db.prepare(sql)
        const isWatched = condition && READS.test(sql)
        const value = isWatched ? new WatchedStatement(plain, condition, ROW_CHECKS[name]) : plain
        Object.defineProperty(statements, name, { value })
        return value
      },
    })
  }
  return statements as Statements
}
