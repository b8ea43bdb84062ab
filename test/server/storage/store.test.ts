import { systemClock } from '../../../server/clock'
import { Condition } from '../../../server/storage/sqlite/condition'
import { createGroup } from '../../../server/storage/sqlite/conversations'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { GroupCommit } from '../../../server/storage/sqlite/group-commit'
import { plainLog, syncedAtCommit } from '../../../server/storage/sqlite/log-sync'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { ensureUser } from '../../../server/storage/sqlite/people'
import { Store } from '../../../server/storage/sqlite/store'

describe('work that fails halfway', () => {
  it('leaves nothing behind, neither on disk nor in memory', async () => {
    const db = openDatabase(':memory:')
    migrate(db, migrations)
    const store = new Store(db, { newEpoch: () => 'epoch', clock: systemClock })
    const condition = new Condition({ report: fail })
    const log = plainLog(db, syncedAtCommit)
    const commits = new GroupCommit({ db, clock: systemClock, log, condition }, store)
    const ann = { identity: 'demo:Ann', name: 'Ann', avatar: '' }

    const [broken, beside] = await Promise.allSettled([
      commits.write((batch) => {
        ensureUser(batch, ann, 'ann')
        createGroup(batch, { title: 'team', avatar: '', owner: 'ann', at: 0 }, 'team')
        throw new Error('a mistake of ours')
      }),
      commits.write((batch) => batch.memory.log('team')),
    ])

    expect(broken).toMatchObject({ reason: { message: 'a mistake of ours' } })
    expect(beside).toEqual({ status: 'fulfilled', value: undefined })
    expect([store.memory.log('team'), store.memory.person('ann'), store.change]).toEqual([
      undefined,
      undefined,
      0,
    ])
    db.close()
  })
})

function fail(error: unknown): void {
  throw error
}
