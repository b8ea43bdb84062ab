import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase, type Database } from '../../../server/storage/sqlite/driver'
import { plainLog } from '../../../server/storage/sqlite/log-sync'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { SqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { Scene } from './scene'

/** A storage whose syncs end when the test says so. */
async function storageOnSlowDisk() {
  const memory = openDatabase(':memory:')
  migrate(memory, migrations)
  const exec = jest.fn((sql: string) => memory.exec(sql))
  const db: Database = {
    get isTransaction() {
      return memory.isTransaction
    },
    exec,
    prepare: (sql) => memory.prepare(sql),
    close: () => memory.close(),
  }
  let isSlow = false
  const syncing: ((error?: Error) => void)[] = []
  const sync = (done: (error: unknown) => void) =>
    isSlow ? void syncing.push(done) : done(undefined)
  const log = {
    sync,
    syncNow: sync,
    close: () => undefined,
  }
  const parts = {
    report: () => undefined,
    release: () => undefined,
    keepLog: () => plainLog(db, log),
  }
  const storage = new SqliteStorage({ db, clock: systemClock, random: systemRandom, ...parts })
  const scene = new Scene(storage)
  const [alice, bob] = [await scene.person('Alice'), await scene.person('Bob')]
  const cid = await storage.openDirect(alice, bob)
  isSlow = true
  exec.mockClear()
  return { storage, exec, syncing, alice, bob, cid }
}

const greeting = (cid: string, from: string) =>
  ({ cid, from, at: 1, mid: 'm1', type: 'text', body: { text: 'hi' } }) as const

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a storage that syncs in another thread', () => {
  it('shows readers nothing that a power cut could undo', async () => {
    const { storage, syncing, alice, cid } = await storageOnSlowDisk()
    const seen: string[] = []
    const draft = greeting(cid, alice)
    void storage.append(draft).then(() => seen.push('acknowledged'))
    await turn()
    void storage.entry(cid, 1).then((entry) => seen.push(`read ${entry?.mid ?? 'nothing'}`))
    await turn()
    expect(seen).toEqual([])

    syncing.shift()?.()
    await turn()
    syncing.shift()?.()
    await turn()

    expect(seen).toEqual(['acknowledged', 'read m1'])
  })

  it('shows readers no person whom a power cut could undo', async () => {
    const { storage, syncing, alice } = await storageOnSlowDisk()
    const seen: string[] = []
    const carol = { identity: 'demo:Carol', name: 'Carol', avatar: '' }
    void storage.ensureUser(carol).then(() => seen.push('created'))
    await turn()
    const [created] = await storage.peopleCalled('Carol')
    void storage.user(created!.id).then((user) => seen.push(`is ${user?.name ?? 'nobody'}`))
    void storage.usersSharing(alice, [alice]).then((users) => seen.push(`${users.length} known`))
    await turn()
    expect(seen).toEqual([])

    while (syncing.length > 0) {
      syncing.shift()?.()
      await turn()
    }

    expect(seen).toEqual(['created', 'is Carol', '1 known'])
  })

  describe('whose sync has failed', () => {
    const failed = async () => {
      const scene = await storageOnSlowDisk()
      const { storage, syncing, alice, cid } = scene
      const draft = greeting(cid, alice)
      const lost = expect(storage.append(draft)).rejects.toMatchObject({ code: 'busy' })
      await turn()
      syncing.shift()?.(new Error('EIO'))
      await lost
      return { ...scene, draft }
    }

    it('accepts nothing while its data cannot be written again, and says so', async () => {
      const { storage, exec, draft } = await failed()
      exec.mockImplementation(() => {
        throw new Error('disk I/O error')
      })

      await expect(storage.append(draft)).rejects.toMatchObject({ code: 'busy' })
      await expect(storage.ping()).rejects.toMatchObject({ code: 'busy' })
    })

    it('shows nobody what it has, because a power cut could undo it', async () => {
      const { storage, exec, cid, alice } = await failed()
      exec.mockImplementation(() => {
        throw new Error('disk I/O error')
      })

      const busy = { code: 'busy' }
      await expect(storage.entry(cid, 1)).rejects.toMatchObject(busy)
      await expect(storage.sent(alice, 'm1')).rejects.toMatchObject(busy)
      await expect(storage.changes(alice, undefined, 9)).rejects.toMatchObject(busy)
    })

    it('calls a read mark moved when its repeat is answered', async () => {
      const { storage, syncing, cid, bob, draft } = await failed()
      const repeated = storage.append(draft)
      await turn()
      syncing.shift()?.()
      await repeated
      const refused = storage.markRead({ cid, userId: bob, seq: 1 })
      await turn()
      syncing.shift()?.(new Error('EIO'))
      await expect(refused).rejects.toMatchObject({ code: 'busy' })

      const again = storage.markRead({ cid, userId: bob, seq: 1 })
      await turn()
      syncing.shift()?.()

      expect(await again).toMatchObject({ readSeq: 1, moved: true })
    })

    it('recovers once all data is written again: what was refused is there once', async () => {
      const { storage, exec, syncing, cid, draft } = await failed()

      const again = storage.append(draft)
      await turn()
      syncing.shift()?.()

      expect(exec.mock.calls).toEqual([['PRAGMA wal_checkpoint(TRUNCATE)']])
      expect(await again).toMatchObject({ entry: { seq: 1, mid: 'm1' }, isNew: false })
      expect(await storage.history({ cid, first: 1, last: 9, after: 0, limit: 9 })).toHaveLength(1)
      await storage.ping()
    })
  })
})
