import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { plainLog, syncedAtCommit } from '../../../server/storage/sqlite/log-sync'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { SqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { Scene, texts } from './scene'

const LONG = 'x'.repeat(3000)

describe('a full disk', () => {
  const fill = async () => {
    const db = openDatabase(':memory:')
    migrate(db, migrations)
    const reports: unknown[] = []
    const report = (error: unknown) => void reports.push(error)
    const release = () => undefined
    const disk = { hasRoom: true, now: 1e12 }
    const keepLog = () => ({ ...plainLog(db, syncedAtCommit), hasRoom: () => disk.hasRoom })
    const clock = { ...systemClock, now: () => disk.now }
    const scene = new Scene(
      new SqliteStorage({ db, clock, random: systemRandom, report, release, keepLog })
    )
    const cid = await scene.group('team', 'Ann', 'Bob')
    await scene.says('Ann', cid, { text: 'first', mid: 'm1' })
    const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number }
    const setRoom = (more: number) => db.exec(`PRAGMA max_page_count = ${pages + more}`)
    return { scene, cid, reports, setRoom, disk }
  }

  it('refuses everything from that moment with busy, and tells the operator why', async () => {
    const { scene, cid, reports, setRoom } = await fill()
    setRoom(0)

    const sends = await Promise.allSettled([
      scene.says('Ann', cid, 'short'),
      scene.says('Ann', cid, LONG.repeat(5)),
      scene.says('Bob', cid, 'short'),
    ])

    expect(sends).toMatchObject(Array(3).fill({ status: 'rejected', reason: { code: 'busy' } }))
    expect(reports).toEqual([expect.objectContaining({ kind: 'disk-full' })])
    await scene.storage.close()
  })

  it('loses nothing that was acknowledged, and leaves no gap when there is space again', async () => {
    const { scene, cid, setRoom } = await fill()
    const said = ['notice', 'first']
    setRoom(5)
    for (let round = 0; round < 60; round++) {
      if (round === 30) setRoom(1000)
      const text = `${round} ${LONG}`
      const [kept] = await Promise.allSettled([
        scene.says('Ann', cid, { text, mid: `mid ${round}` }),
      ])
      if (kept.status === 'fulfilled') said.push(text)
    }

    const log = await scene.log(cid)
    expect(said.length).toBeGreaterThan(31)
    expect(said.length).toBeLessThan(60)
    expect(texts(log)).toEqual(said)
    expect(log.map(({ seq }) => seq)).toEqual(said.map((_, index) => index + 1))
    await scene.storage.close()
  })

  it('leaves rows, marks and members unchanged', async () => {
    const { scene, cid, setRoom } = await fill()
    const eve = await scene.person('Eve')
    const before = [
      await scene.row('Ann', cid),
      await scene.row('Bob', cid),
      await scene.changes('Ann'),
    ]
    setRoom(0)

    const done = await Promise.allSettled([
      scene.storage.join(cid, eve, 0),
      scene.reads('Bob', cid, 2),
      scene.storage.createGroup({ title: 'other', avatar: '', owner: eve, at: 0 }),
      scene.says('Ann', cid, { text: LONG.repeat(5), mid: 'm2' }),
    ])

    expect(done.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
    expect([
      await scene.row('Ann', cid),
      await scene.row('Bob', cid),
      await scene.changes('Ann'),
    ]).toEqual(before)
    expect(await scene.storage.membership(cid, eve)).toBeUndefined()
    expect(await scene.storage.members(cid)).toHaveLength(2)
    setRoom(100)
    expect((await scene.says('Ann', cid, { text: 'now', mid: 'm2' })).entry).toMatchObject({
      seq: 3,
      n: 2,
    })
    expect((await scene.says('Ann', cid, { text: 'first', mid: 'm1' })).isNew).toBe(false)
    await scene.storage.close()
  })
})
