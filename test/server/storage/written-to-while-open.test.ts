import { closeSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { Scene, texts } from './scene'
import { TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const LONG = 'long '.repeat(600)

async function running() {
  const file = folder.newFile()
  const problems: unknown[] = []
  const report = (problem: unknown) => void problems.push(problem)
  const ground = { clock: systemClock, random: systemRandom, syncing: 'beside' } as const
  const scene = new Scene(openSqlite({ file, ...ground, report }))
  const cid = await scene.direct('Ann', 'Bob')
  for (const text of [LONG, 'one', 'two', 'three']) await scene.says('Ann', cid, text)
  return { file, scene, cid, problems }
}

/** Noise in the middle of a file, written in place. */
function spoil(file: string, at: number): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(600, 'noise'), 0, 600, at)
  closeSync(descriptor)
}

/** What the operator is told by the next start. */
async function startOf(file: string): Promise<string> {
  const told: unknown[] = []
  const renewed = (why: string) => void told.push(why)
  try {
    await openSqlite({ file, clock: systemClock, random: systemRandom, renewed }).close()
  } catch (error) {
    told.push(error)
  }
  return told.join()
}

const ACTS: [string, (file: string) => void][] = [
  ['the database is cut', (file) => truncateSync(file, 4096 * 3)],
  ['the database is emptied', (file) => truncateSync(file)],
  ['the database is overwritten', (file) => spoil(file, 4096 * 4 + 100)],
  ['the log is cut', (file) => truncateSync(`${file}-wal`, 32 + 4120 * 3)],
  ['the log is emptied', (file) => truncateSync(`${file}-wal`)],
  ['the beginning of the log is overwritten', (file) => spoil(`${file}-wal`, 0)],
]

describe('a store whose files are written to while it runs', () => {
  it.each(ACTS)('is damaged when it looks after %s', async (_how, act) => {
    const { file, scene, cid, problems } = await running()
    act(file)

    await expect(scene.storage.ping()).rejects.toMatchObject({ code: 'busy', kind: 'damaged' })
    await expect(scene.says('Ann', cid, 'late')).rejects.toMatchObject({ kind: 'damaged' })

    expect(problems).toMatchObject([{ kind: 'damaged' }])
    await scene.storage.close()
  })

  it.each([
    ...ACTS,
    ['the log is overwritten', (file: string) => spoil(`${file}-wal`, 9000)] as const,
  ])('moves nothing into the file when it stops after %s, and says so', async (_how, act) => {
    const { file, scene, problems } = await running()
    act(file)
    const before = ['', '-wal', '.mark'].map((end) => readFileSync(file + end))

    await scene.storage.close()

    expect(problems).toMatchObject([{ kind: 'damaged' }])
    const after = ['', '-wal', '.mark'].map((end) => readFileSync(file + end))
    expect(after.map((bytes, index) => bytes.equals(before[index]!))).toEqual([true, true, true])
    expect(await startOf(file)).toMatch(/server does not start|is empty|written to/)
  })

  it('acknowledges nothing that follows a cut', async () => {
    const { file, scene, cid } = await running()
    truncateSync(`${file}-wal`)

    await expect(scene.says('Ann', cid, 'late')).rejects.toMatchObject({ kind: 'damaged' })
    await scene.storage.close()
  })

  it('goes on where a tool has moved its log', async () => {
    const { file, scene, cid, problems } = await running()
    const tool = openDatabase(file)
    tool.exec('PRAGMA wal_checkpoint')
    tool.close()

    await scene.storage.ping()
    await scene.says('Ann', cid, 'four')
    await scene.storage.ping()

    const said = texts(await scene.log(cid))
    await scene.storage.close()
    const after = new Scene(openSqlite({ file, clock: systemClock, random: systemRandom }))
    expect(problems).toEqual([])
    expect(after.storage.epoch).toBe(scene.storage.epoch)
    expect(texts(await after.log(cid))).toEqual(said)
    await after.storage.close()
  })

  it.each(['PRAGMA wal_checkpoint(TRUNCATE)', 'VACUUM'])(
    'stops after a tool ran %s, says that tools may only read, and starts again with everything',
    async (sql) => {
      for (const isSwept of [true, false]) {
        const { file, scene, cid, problems } = await running()
        const said = texts(await scene.log(cid))
        const tool = openDatabase(file)
        tool.exec(sql)
        tool.close()

        if (isSwept) await scene.storage.ping().catch(() => undefined)
        await expect(scene.says('Ann', cid, 'late')).rejects.toMatchObject({ code: 'busy' })
        await scene.storage.close()

        const sentence = expect.stringMatching(/tools .* only read .*then start it again/) as string
        expect(problems).toMatchObject([{ kind: 'second-writer', sentence }])
        const after = new Scene(openSqlite({ file, clock: systemClock, random: systemRandom }))
        expect(texts(await after.log(cid))).toEqual(said)
        await after.storage.close()
      }
    }
  )
})
