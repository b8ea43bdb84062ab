import { Backlog } from '../../../server/storage/sqlite/backlog'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { Places } from '../../../server/storage/sqlite/places'
import { prepare } from '../../../server/storage/sqlite/statements'
import { Scene, texts } from './scene'
import { openIn, openWithShortBacklog, TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

/** How many places the file holds, and the row up to which they reach. */
function onDisk(file: string) {
  const db = openDatabase(file, 'read')
  const sql = 'SELECT (SELECT count(*) FROM place) AS places, placed FROM meta'
  const found = { ...(db.prepare(sql).get() as { places: number; placed: number }) }
  db.close()
  return found
}

/** A database without its storage. The backlog is written at every third entry of a log. */
function bare() {
  const db = openDatabase(':memory:')
  migrate(db, migrations)
  db.exec("INSERT INTO meta (only, epoch, change) VALUES (1, 'epoch', 0)")
  const insert = db.prepare(`
    INSERT INTO entry (conversation, seq, n, sender, at, type, body) VALUES (?1, ?2, ?2, ?3, 0, 'text', '{}')`)
  const sql = prepare(db)
  const backlog = new Backlog(db, sql, 7)
  const places = new Places(sql, backlog.tail)
  const say = (seq: number, sender: number, conversation = 1) => {
    const { lastInsertRowid } = insert.run(conversation, seq, sender)
    backlog.add(conversation, seq, Number(lastInsertRowid))
  }
  const placed = () => (db.prepare('SELECT placed FROM meta').get() as { placed: number }).placed
  return { db, backlog, places, say, placed }
}

const WORDS = Array.from({ length: 8 }, (_, index) => `word ${index}`)

/** Two people who each sent eight words in turn. The places of the last ones are only in memory. */
async function talkIn(file: string) {
  const scene = new Scene(openWithShortBacklog(file))
  const cid = await scene.direct('Ann', 'Bob')
  for (const word of WORDS) {
    await scene.says('Ann', cid, word)
    await scene.says('Bob', cid, word)
  }
  return { scene, cid }
}

describe('the places of entries', () => {
  it('are written together, and the newest are found again from the entries', async () => {
    const file = folder.newFile()
    const { scene, cid } = await talkIn(file)
    await scene.says('Ann', cid, 'the last')
    await scene.storage.close()
    expect(onDisk(file)).toEqual({ places: 15, placed: 15 })

    const again = new Scene(openIn(file))
    const said = WORDS.flatMap((word) => [word, word])

    expect(texts(await again.log(cid))).toEqual([...said, 'the last'])
    expect((await again.storage.entry(cid, 17))?.body).toEqual({ text: 'the last' })
    expect(await again.row('Ann', cid)).toMatchObject({ lastSeq: 17, n: 17 })
    await again.storage.close()
  })

  it('form complete pages across disk and memory', async () => {
    const { scene, cid } = await talkIn(folder.newFile())
    const page = async (asked: { after?: number; before?: number }, limit: number) =>
      (await scene.storage.history({ cid, first: 1, last: 16, ...asked, limit })).map(
        ({ seq }) => seq
      )

    expect(await page({ after: 12 }, 10)).toEqual([13, 14, 15, 16])
    expect(await page({ after: 12 }, 3)).toEqual([13, 14, 15])
    expect(await page({ after: 12 }, 4)).toEqual([13, 14, 15, 16])
    expect(await page({ before: 17 }, 1)).toEqual([16])
    expect(await page({}, 3)).toEqual([14, 15, 16])
    expect(await page({ before: 3 }, 10)).toEqual([1, 2])
    await scene.storage.close()
  })

  it('are unchanged after a commit that failed', async () => {
    const file = folder.newFile()
    const { scene, cid } = await talkIn(file)
    const from = await scene.person('Ann')
    const broken = { cid, from, at: 0, mid: {}, type: 'text', body: { text: 'x' } } as never

    const [, failed] = await Promise.allSettled([
      scene.says('Ann', cid, 'beside'),
      scene.storage.append(broken),
    ])
    await scene.storage.markRead({ cid, userId: from, seq: 17 })
    for (const word of WORDS) await scene.says('Bob', cid, word)
    await scene.storage.close()
    const again = new Scene(openIn(file))

    expect(failed.status).toBe('rejected')
    expect((await again.log(cid)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1)
    )
    await again.storage.close()
  })

  it('are rolled back with a transaction that fails after they were written', () => {
    const { db, backlog, say, placed } = bare()

    db.exec('BEGIN')
    for (const seq of [1, 2, 3, 4]) say(seq, 1)
    backlog.write()
    db.exec('ROLLBACK')
    backlog.rolledBack()
    backlog.write()
    expect(placed()).toBe(0)

    for (const seq of [1, 2, 3]) say(seq, 1)
    backlog.write()
    expect(placed()).toBe(3)
    db.close()
  })

  it('are written sooner if they belong to many logs, each of which needs a row', () => {
    const { db, backlog, say, placed } = bare()

    say(1, 1)
    say(2, 1)
    backlog.write()
    expect(placed()).toBe(0)
    say(1, 1, 2)
    backlog.write()
    expect(placed()).toBe(3)

    say(3, 1)
    say(2, 1, 2)
    backlog.write()
    expect(placed()).toBe(5)
    db.close()
  })

  it('tell who wrote next, and who wrote last, on disk and in memory', () => {
    const { db, backlog, places, say } = bare()
    const [ann, bob] = [1, 2]
    const speakers = [ann, bob, ann, bob, ann]
    speakers.forEach((speaker, index) => {
      say(index + 1, speaker)
      backlog.write()
    })
    const next = (from: number) => places.nextOfOthers({ conversation: 1, from, to: 5 }, ann)
    const last = (from: number, to: number) => places.lastOfOne({ conversation: 1, from, to }, ann)

    expect([1, 3, 5].map(next)).toEqual([2, 4, undefined])
    expect([last(1, 1), last(3, 3), last(5, 5), last(6, 5)]).toEqual([1, 3, 5, undefined])
    db.close()
  })
})
