import type { Database, Statement } from './driver'
import { conversationSql, type ConversationRows } from './sql/conversation'
import { logSql, type LogRows } from './sql/log'
import { peopleSql, type PeopleRows } from './sql/people'

/** Every statement that this storage ever runs. */
export const SQL = { ...peopleSql, ...logSql, ...conversationSql } as const

type Rows = PeopleRows & LogRows & ConversationRows

/** All of them, ready to run; one that reads nothing has no row. */
export type Statements = {
  readonly [K in keyof typeof SQL]: Statement<K extends keyof Rows ? Rows[K] : never>
}

/** Those of all families. */
export const prepare = (db: Database): Statements => prepared(db, SQL) as Statements

/** Prepares each statement at its first use, once for the life of the database. */
export function prepared(db: Database, family: Readonly<Record<string, string>>): object {
  const statements = {}
  for (const [name, sql] of Object.entries(family)) {
    Object.defineProperty(statements, name, {
      configurable: true,
      get() {
        const value = db.prepare(sql)
        Object.defineProperty(statements, name, { value })
        return value
      },
    })
  }
  return statements
}
