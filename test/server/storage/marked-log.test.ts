import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { Scene, texts } from './scene'
import { TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

/** Copies count as the files that they are copies of. */
const identify = (file: string) =>
  existsSync(file) ? { inode: 'the same', changedAt: '0' } : undefined

const open = (file: string): Scene =>
  new Scene(openSqlite({ file, clock: systemClock, random: systemRandom, identify }))

/** What a killed process leaves: a copy made while the process runs and cannot affect it. */
function killed(file: string): string {
  const left = folder.newFile()
  for (const end of ['', '-wal', '.mark']) copyFileSync(file + end, left + end)
  return left
}

/** A killed server's database in which Ann has sent "one". */
async function oneSaid(): Promise<{ cid: string; file: string }> {
  const running = folder.newFile()
  const scene = open(running)
  const cid = await scene.direct('Ann', 'Bob')
  await scene.says('Ann', cid, { text: 'one', mid: 'mid of one' })
  const file = killed(running)
  await scene.storage.close()
  return { cid, file }
}

describe('a log and its mark', () => {
  it('allow a start after a kill in the first write since the move, with commits before it that wrote nothing', async () => {
    const { cid, file } = await oneSaid()
    const scene = open(file)
    await scene.says('Ann', cid, { text: 'one', mid: 'mid of one' })
    const mark = readFileSync(`${file}.mark`)
    await scene.says('Ann', cid, { text: 'two', mid: 'mid of two' })

    const left = killed(file)
    writeFileSync(`${left}.mark`, mark)
    const after = open(left)

    expect(texts(await after.log(cid))).toEqual(['one'])
    for (const { storage } of [scene, after]) await storage.close()
  })

  it('keep what was acknowledged over a start that could move nothing, and a kill after it', async () => {
    const { cid, file } = await oneSaid()
    const other = openDatabase(file)
    other.exec('BEGIN IMMEDIATE')
    const scene = open(file)
    await expect(scene.storage.ping()).rejects.toThrow()

    const after = open(killed(file))

    expect(texts(await after.log(cid))).toEqual(['one'])
    other.exec('ROLLBACK')
    other.close()
    for (const { storage } of [scene, after]) await storage.close()
  })
})
