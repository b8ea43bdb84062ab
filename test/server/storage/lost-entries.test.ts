import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase, type Database } from '../../../server/storage/sqlite/driver'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { SqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { Damage } from '../../../server/storage/sqlite/trouble'
import type { Page, Storage } from '../../../server/storage/storage'
import { Scene } from './scene'
import { TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const LAST = 200
const LOST = 150
const USAGE = /huiyin\.db is damaged .*admin -- restore DIR.*repair --accept-loss/s

interface Opened {
  db: Database
  storage: Storage
  reported: unknown[]
}

/**
 * The store without its mark file, so that a test can change its database. `mostInBacklog` 1 writes each entry's
 * place to the disk at once.
 */
function open(file: string, mostInBacklog?: number): Opened {
  const reported: unknown[] = []
  const db = openDatabase(file)
  migrate(db, migrations)
  const storage = new SqliteStorage({
    ...{ db, clock: systemClock, random: systemRandom },
    ...(mostInBacklog !== undefined && { mostInBacklog }),
    report: (error) => reported.push(error),
    release: () => undefined,
  })
  return { db, storage, reported }
}

const speak = async (scene: Scene, cid: string): Promise<void> => {
  for (let seq = 1; seq <= LAST; seq++) await scene.says('Ann', cid, `${seq} ${'long '.repeat(40)}`)
}

/** One log of 200 messages in an open store. */
async function filled(mostInBacklog?: number, file = ':memory:') {
  const opened = open(file, mostInBacklog)
  const scene = new Scene(opened.storage)
  const cid = await scene.direct('Ann', 'Bob')
  await speak(scene, cid)
  return { cid, scene, ...opened }
}

const lose = (db: Database): void => db.exec(`DELETE FROM entry WHERE seq = ${LOST}`)
const ALL = { first: 1, last: LAST, limit: 100 }

describe.each([
  ['on disk', 1],
  ['in memory', undefined],
])('a vanished entry whose place is %s,', (_where, mostInBacklog) => {
  it.each<[string, Partial<Page>]>([
    ['up over it', { after: 100 }],
    ['up to it', { after: 140, limit: 10 }],
    ['up from it', { after: 149, limit: 10 }],
    ['of it alone', { after: 149, before: 151 }],
    ['down over it', { before: 180 }],
    ['down to it', { before: 160, limit: 10 }],
    ['down from it', { before: 151 }],
    ['of the newest', {}],
  ])(
    'is noticed by a page %s, and the store counts as damaged from then on',
    async (_page, asked) => {
      const { db, cid, scene, storage, reported } = await filled(mostInBacklog)
      lose(db)

      await expect(storage.history({ cid, ...ALL, ...asked })).rejects.toMatchObject({
        code: 'busy',
        kind: 'damaged',
      })

      expect(reported).toMatchObject([
        { sentence: expect.stringContaining('is damaged') as string },
      ])
      await expect(storage.ping()).rejects.toMatchObject({ kind: 'damaged' })
      await expect(scene.says('Ann', cid, 'one more')).rejects.toMatchObject({ kind: 'damaged' })
      await storage.close()
    }
  )

  it('is noticed when it alone is read, recalled, counted or passed by a mark', async () => {
    const acts: ((scene: Scene, cid: string) => Promise<unknown>)[] = [
      (scene, cid) => scene.storage.entry(cid, LOST),
      (scene, cid) => scene.recalls('Ann', cid, LOST),
      (scene, cid) => scene.reads('Bob', cid, LOST),
      (scene, cid) => scene.reads('Bob', cid, LOST - 1),
    ]
    for (const act of acts) {
      const { db, cid, scene, storage } = await filled(mostInBacklog)
      lose(db)
      await expect(act(scene, cid)).rejects.toMatchObject({ kind: 'damaged' })
      await expect(storage.ping()).rejects.toMatchObject({ kind: 'damaged' })
      await storage.close()
    }
  })

  it('does not affect the pages beside it', async () => {
    const { db, cid, storage } = await filled(mostInBacklog)
    lose(db)

    const seqs = async (asked: Partial<Page>) =>
      (await storage.history({ cid, ...ALL, ...asked })).map(({ seq }) => seq)
    expect(await seqs({ after: 150, limit: 3 })).toEqual([151, 152, 153])
    expect(await seqs({ before: 150, limit: 3 })).toEqual([147, 148, 149])
    expect(await seqs({ after: 200 })).toEqual([])
    await storage.close()
  })
})

describe('an entry that another has replaced', () => {
  it('is not shown in its place', async () => {
    const { db, cid, storage } = await filled(1)
    db.exec('UPDATE place SET entry = entry + 1 WHERE seq = 150')

    await expect(storage.entry(cid, LOST)).rejects.toMatchObject({ kind: 'damaged' })
    await storage.close()
  })
})

describe('a start', () => {
  it.each([
    ['in the middle', 'DELETE FROM entry WHERE seq = 150'],
    ['where the new ones begin', 'UPDATE meta SET placed = 1'],
    ['at the end', 'UPDATE conversation SET last_seq = 201'],
  ])('notices that new entries are missing %s', async (_where, sql) => {
    const file = folder.newFile()
    const { db, storage } = await filled(undefined, file)
    db.exec(sql)
    await storage.close()

    expect(() => open(file)).toThrow(new Damage('entries are missing from the end of a log'))
  })

  it('names the database and the remedies if SQLite cannot read a page while it opens', async () => {
    const { file, storage } = await served()
    await storage.close()
    spoil(file, () => true)

    expect(() => serve(file)).toThrow(expect.objectContaining({ name: 'StartRefusal' }) as Error)
    expect(() => serve(file)).toThrow(USAGE)
  })
})

describe('a page that SQLite cannot read', () => {
  it('marks the store as damaged at the first read that reaches it', async () => {
    const { file, cid, storage } = await served()
    await storage.close()
    const again = serve(file)
    expect(spoil(file, (bytes) => bytes.includes('"100 long'))).toBeGreaterThan(0)

    const reading = again.storage.history({ cid, ...ALL, after: 0, limit: LAST })
    await expect(reading).rejects.toMatchObject({ code: 'busy', kind: 'damaged' })
    await expect(again.storage.ping()).rejects.toMatchObject({ kind: 'damaged' })
    expect(again.reported).toHaveLength(1)
    await again.storage.close()
  })
})

/** Opens the file as a server does. The server accepts it as the file that it left, whatever the disk did to it. */
function serve(file: string): Omit<Opened, 'db'> {
  const reported: unknown[] = []
  const storage = openSqlite({
    ...{ file, clock: systemClock, random: systemRandom, mostInBacklog: 1 },
    identify: (path) => (existsSync(path) ? { inode: '1', changedAt: '1' } : undefined),
    report: (error) => reported.push(error),
  })
  return { storage, reported }
}

async function served() {
  const file = folder.newFile()
  const opened = serve(file)
  const scene = new Scene(opened.storage)
  const cid = await scene.direct('Ann', 'Bob')
  await speak(scene, cid)
  return { file, cid, ...opened }
}

const PAGE = 4096

/** Overwrites the header of the chosen pages in place, so that a start finds nothing else changed. */
function spoil(file: string, isChosen: (bytes: Buffer) => boolean): number {
  const descriptor = openSync(file, 'r+')
  let spoilt = 0
  for (let page = 1; page * PAGE < fstatSync(descriptor).size; page++) {
    const bytes = Buffer.alloc(PAGE)
    readSync(descriptor, bytes, 0, PAGE, page * PAGE)
    if (!isChosen(bytes)) continue
    writeSync(descriptor, Buffer.alloc(16, 0xff), 0, 16, page * PAGE)
    spoilt++
  }
  closeSync(descriptor)
  return spoilt
}
