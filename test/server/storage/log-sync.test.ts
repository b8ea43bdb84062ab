import fs from 'node:fs'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { BackgroundSync } from '../../../server/storage/sqlite/log-sync'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { Scene } from './scene'
import { TemporaryFolder } from './temporary-folder'

const LOG_PAGES = 200

describe('a log with syncs in another thread', () => {
  const folder = new TemporaryFolder()
  afterAll(() => folder.remove())
  const sizeOf = (file: string) => fs.statSync(file).size

  it('has its full length from the start, so that no sync has to write a new length', async () => {
    const file = folder.newFile()
    const options = { file, clock: systemClock, random: systemRandom, logPages: LOG_PAGES }
    const scene = new Scene(openSqlite({ ...options, syncing: 'beside' }))
    const size = sizeOf(`${file}-wal`)
    const cid = await scene.direct('Ann', 'Bob')
    for (let word = 0; word < 200; word++) await scene.says('Ann', cid, `word ${word}`)

    expect(size).toBeGreaterThan(LOG_PAGES * (4096 + 24))
    expect(sizeOf(`${file}-wal`)).toBe(size)
    await scene.storage.close()
  })

  it('keeps its length if the disk has no space for more', () => {
    const file = folder.newFile()
    fs.writeFileSync(`${file}-wal`, 'what is logged so far')
    const write = fs.writeSync
    let room = 2
    jest.spyOn(fs, 'writeSync').mockImplementation((...args: Parameters<typeof write>) => {
      if (room-- === 0) throw new Error('ENOSPC')
      return write(...args)
    })

    const sync = new BackgroundSync(file, 1_000_000)
    const heard: unknown[] = []
    sync.syncNow((failure) => heard.push(failure))
    sync.close()

    expect(heard).toEqual([undefined])
    expect(fs.readFileSync(`${file}-wal`, 'utf8')).toBe('what is logged so far')
  })

  afterEach(() => jest.restoreAllMocks())
})
