import { openDatabase, type Database, type Statement } from '../../../server/storage/sqlite/driver'

/** The statements with which the store writes to its log: a transaction, and what a move of the log begins with. */
const WRITES_LOG = /^(COMMIT|UPDATE meta)/

/** Opens a database on a disk that may be full. Then the log does not grow, and reads go on. */
export function connectionOn(disk: { isFull: boolean }): (file: string) => Database {
  return (file) => {
    const db = openDatabase(file)
    const checked = (sql: string): Statement<unknown> => {
      const statement = db.prepare(sql)
      if (!WRITES_LOG.test(sql)) return statement
      const run: typeof statement.run = (...values) => {
        if (disk.isFull && (sql === 'COMMIT' || !db.isTransaction)) throw full()
        return statement.run(...values)
      }
      return {
        run,
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
      }
    }
    return {
      get isTransaction() {
        return db.isTransaction
      },
      exec: (sql) => db.exec(sql),
      prepare: checked,
      close: () => db.close(),
    }
  }
}

/** As SQLite reports it. */
const full = (): Error =>
  Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 })
