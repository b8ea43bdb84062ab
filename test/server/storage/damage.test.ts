import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { entrySum, isEntryIntact } from '../../../server/storage/sqlite/sums'
import { verify } from '../../../server/storage/sqlite/verify'
import type { Storage } from '../../../server/storage/storage'
import { SeededRandom } from '../../world/seeded-random'
import { Scene, texts } from './scene'
import { TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const PAGE = 4096
const open = (file: string): Storage =>
  openSqlite({ file, clock: systemClock, random: systemRandom })

const SAID = Array.from({ length: 150 }, (_, index) => `${index} ${'long '.repeat(index * 12)}`)

/** A closed database with short and long texts. */
async function filled() {
  const file = folder.newFile()
  const scene = new Scene(open(file))
  const cid = await scene.group('team', 'Ann', 'Bob')
  for (const text of SAID) await scene.says('Ann', cid, text)
  await scene.storage.close()
  return { file, cid }
}

/** Overwrites a few pages of the file with noise. */
function spoil(file: string, random: SeededRandom): void {
  const descriptor = openSync(file, 'r+')
  for (let spot = 0; spot < 3; spot++) {
    const noise = Buffer.from(Array.from({ length: 400 }, () => random.below(256)))
    const at = random.below(statSync(file).size / PAGE) * PAGE + random.below(PAGE - 400)
    writeSync(descriptor, noise, 0, noise.length, at)
  }
  closeSync(descriptor)
}

describe('a damaged database', () => {
  it.each(Array.from({ length: 16 }, (_, seed) => seed))(
    'is refused with one sentence, or shows every text unchanged: seed %i',
    async (seed) => {
      const { file, cid } = await filled()
      spoil(file, new SeededRandom(seed))

      let storage: Storage | undefined
      try {
        storage = open(file)
      } catch (error) {
        expect(error).toMatchObject({ name: 'StartRefusal' })
        expect(String(error)).toMatch(/huiyin\.db is damaged .*repair --accept-loss/s)
        return
      }
      expect(texts(await new Scene(storage).log(cid)).slice(1)).toEqual(SAID)
      await storage.close()
    }
  )

  it('shows no altered text while the store runs, and is not ready from then on', async () => {
    const { file, cid } = await filled()
    const db = openDatabase(file)
    db.exec("UPDATE entry SET body = replace(body, 'long', 'wrong') WHERE seq = 100")
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()

    expect(() => open(file)).toThrow(/is not as it was written/)
    expect(verify(file).flaws).toEqual([`entry ${cid}/100 is not as it was written`])
  })

  it('is noticed at the first read that reaches the damage', async () => {
    const { file, cid } = await filled()
    const scene = new Scene(open(file))
    const other = openDatabase(file)
    other.exec("UPDATE entry SET body = replace(body, 'long', 'wrong') WHERE seq = 100")

    await expect(scene.log(cid)).rejects.toMatchObject({ code: 'busy', kind: 'damaged' })
    await expect(scene.storage.ping()).rejects.toMatchObject({ code: 'busy' })
    other.close()
    await scene.storage.close()
  })
})

describe('verifying a database', () => {
  it('finds nothing wrong in a healthy one', async () => {
    const { file } = await filled()

    expect(verify(file)).toEqual({
      flaws: [],
      people: 2,
      conversations: 1,
      entries: SAID.length + 1,
      withoutSum: 0,
    })
  })

  it.each([
    ['a gap', 'DELETE FROM entry WHERE seq = 7', /8 follows 6: there is a gap/],
    ['a wrong count', 'UPDATE entry SET n = n + 1, sum = NULL WHERE seq = 9', /9 is counted wrong/],
    ['a mark beyond the end', 'UPDATE membership SET read_seq = 999', /stands behind the end/],
    [
      'an altered name',
      "UPDATE user SET name = 'Eve' WHERE name = 'Ann'",
      /^person .* is not as it/,
    ],
    ['a member too many', 'UPDATE conversation SET member_count = 9', /another number of members/],
  ])('reports %s', async (_what, sql, flaw) => {
    const { file } = await filled()
    const db = openDatabase(file)
    db.exec(sql)
    db.close()

    expect(verify(file).flaws).toContainEqual(expect.stringMatching(flaw))
  })
})

describe('the checksum of an entry', () => {
  const row = {
    ...{ cid: 'c1', seq: 7, n: 5, mid: 'm1', sender: 'u1', at: 2 ** 41, type: 'text' },
    body: '{"text":"明天见"}',
  }

  it.each([
    ...[
      { cid: 'c2' },
      { seq: 8 },
      { n: 6 },
      { mid: null },
      { sender: 'u2' },
      { at: 2 ** 41 + 2 ** 33 },
    ],
    ...[{ type: 'recalled' }, { body: '{"text":"明夭见"}' }, { mid: 'm1u', sender: '1' }],
  ])('changes with %j', (change) => {
    expect(entrySum({ ...row, ...change })).not.toBe(entrySum(row))
  })

  it('of an earlier version still counts, and an altered text is noticed beside it too', () => {
    const sum = crc32(`c1 7 5 m1 u1 ${2 ** 41} text {"text":"明天见"}`)

    expect(isEntryIntact({ ...row, sum })).toBe(true)
    expect(isEntryIntact({ ...row, sum, body: '{"text":"明夭见"}' })).toBe(false)
    expect(isEntryIntact({ ...row, sum: null })).toBe(true)
  })
})
