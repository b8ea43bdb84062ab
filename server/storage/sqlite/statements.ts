import type { Condition } from './condition'
import type { Database, Statement } from './driver'
import { Damage, kindOf } from './trouble'
import { backlogSql, type BacklogRows } from './sql/backlog'
import { conversationSql, type ConversationRows } from './sql/conversation'
import { logSql, type LogRows } from './sql/log'
import { peopleSql, type PeopleRows } from './sql/people'
import { placeSql, type PlaceRows } from './sql/places'
import { ROW_CHECKS } from './sums'

/** Every statement that this storage ever runs. */
export const SQL = {
  ...peopleSql,
  ...logSql,
  ...placeSql,
  ...conversationSql,
  ...backlogSql,
} as const

type Rows = PeopleRows & LogRows & PlaceRows & ConversationRows & BacklogRows

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
        const value = condition ? watched(plain, { condition, isRight: ROW_CHECKS[name] }) : plain
        Object.defineProperty(statements, name, { value })
        return value
      },
    })
  }
  return statements as Statements
}

interface Watch {
  condition: Condition
  /** Whether a row is as it was written. */
  isRight: ((row: unknown) => boolean) | undefined
}

const ALWAYS = (): boolean => true

/** The same statement; where it finds the database damaged, the store says so from then on. */
function watched<Row>(statement: Statement<Row>, watch: Watch): Statement<Row> {
  const { condition, isRight = ALWAYS } = watch
  const watching = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      throw kindOf(error) === 'damaged' ? condition.met(error) : error
    }
  }
  const checked = (row: Row): Row => {
    if (!isRight(row)) throw new Damage('a row is not as it was written')
    return row
  }
  return {
    run: (...values) => watching(() => statement.run(...values)),
    get: (...values) =>
      watching(() => {
        const row = statement.get(...values)
        return row && checked(row)
      }),
    all: (...values) => watching(() => statement.all(...values).map(checked)),
  }
}
