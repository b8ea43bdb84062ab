import { openDatabase } from '../../../server/storage/sqlite/driver'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { CREATE_MOVED } from '../../../server/storage/sqlite/sql/backlog'
import { SQL } from '../../../server/storage/sqlite/statements'

describe('every statement of the storage', () => {
  const db = openDatabase(':memory:')
  migrate(db, migrations)
  db.exec(CREATE_MOVED)
  afterAll(() => db.close())

  const plan = (sql: string) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(
      ({ detail }) => detail
    )

  it.each(Object.entries(SQL))('uses an index: %s', (_name, sql) => {
    expect(plan(sql).filter((step) => step.startsWith('SCAN'))).toEqual([])
  })

  it('would fail this test if it did not', () => {
    expect(plan('SELECT * FROM entry WHERE body = ?')).toEqual(['SCAN entry'])
  })
})
