import { cpSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { Scene } from './scene'
import { TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

async function running() {
  const file = folder.newFile()
  const problems: unknown[] = []
  const report = (problem: unknown) => void problems.push(problem)
  const ground = { clock: systemClock, random: systemRandom, syncing: 'beside' } as const
  const scene = new Scene(openSqlite({ file, ...ground, report }))
  const cid = await scene.direct('Ann', 'Bob')
  await scene.says('Ann', cid, 'before')
  return { file, scene, cid, problems }
}

describe('a store whose files disappear while it runs', () => {
  it.each<[string, (file: string) => void]>([
    ['its folder is deleted', (file) => rmSync(dirname(file), { recursive: true })],
    ['its folder is renamed', (file) => renameSync(dirname(file), `${dirname(file)} of before`)],
    ['the database is deleted', (file) => rmSync(file)],
    ['the log is deleted', (file) => rmSync(`${file}-wal`)],
    [
      'the database is replaced by a copy',
      (file) => {
        cpSync(file, `${file}.copy`)
        renameSync(`${file}.copy`, file)
      },
    ],
  ])('acknowledges nothing more when %s, and reports it once', async (_how, act) => {
    const { file, scene, cid, problems } = await running()
    act(file)

    const sends = await Promise.allSettled(
      [1, 2, 3].map((word) => scene.says('Ann', cid, `${word}`))
    )
    const late = await Promise.allSettled([scene.says('Bob', cid, 'late')])

    const refused = { status: 'rejected', reason: { code: 'busy', kind: 'files-gone' } }
    expect([...sends, ...late]).toMatchObject(Array(4).fill(refused))
    expect(problems).toMatchObject([{ kind: 'files-gone' }])
    await expect(scene.storage.ping()).rejects.toMatchObject({ kind: 'files-gone' })
    await scene.storage.close()
  })

  it('notices it even when only read', async () => {
    const { file, scene, problems } = await running()
    rmSync(dirname(file), { recursive: true })

    await expect(scene.storage.ping()).rejects.toMatchObject({ kind: 'files-gone' })
    expect(problems).toHaveLength(1)
    await scene.storage.close()
  })
})

describe('a store into which another program writes', () => {
  it('assigns no more numbers, and reports it', async () => {
    const { file, scene, cid, problems } = await running()
    const other = openDatabase(file)
    other.exec('UPDATE meta SET change = change + 1')

    await expect(scene.says('Ann', cid, 'two')).rejects.toMatchObject({ kind: 'second-writer' })
    await expect(scene.storage.ping()).rejects.toMatchObject({ kind: 'second-writer' })

    expect(problems).toMatchObject([{ kind: 'second-writer' }])
    other.close()
    await scene.storage.close()
  })

  it('locks itself again if its lock file was removed', async () => {
    const { file, scene } = await running()
    rmSync(`${file}.lock`)
    await scene.storage.ping()

    const second = () => openSqlite({ file, clock: systemClock, random: systemRandom })

    expect(second).toThrow('in use by another process')
    await scene.storage.close()
  })
})
