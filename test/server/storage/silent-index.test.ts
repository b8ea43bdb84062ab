import { openDatabase } from '../../../server/storage/sqlite/driver'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { followKinds } from '../../../server/storage/sqlite/silent-index'
import { SQL } from '../../../server/storage/sqlite/statements'

describe('the index of the entries that are no messages', () => {
  const db = openDatabase(':memory:')
  migrate(db, migrations)
  afterAll(() => db.close())

  const plan = () =>
    (db.prepare(`EXPLAIN QUERY PLAN ${SQL.lastSilentBetween}`).all() as { detail: string }[]).map(
      ({ detail }) => detail
    )
  const usesIndex = [expect.stringContaining('INDEX entry_silent')]

  it('is made anew where it was made for other kinds', () => {
    db.exec("DROP INDEX entry_silent; CREATE INDEX entry_silent ON entry (seq) WHERE type = 'old'")
    expect(plan()).not.toEqual(usesIndex)

    followKinds(db)

    expect(plan()).toEqual(usesIndex)
  })

  it('stays as it is where the kinds are the same', () => {
    followKinds(db)
    const before = db.prepare('PRAGMA schema_version').get()

    followKinds(db)

    expect(db.prepare('PRAGMA schema_version').get()).toEqual(before)
  })
})
