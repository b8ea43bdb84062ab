import { existsSync, linkSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backUp } from '../../../server/admin/backup'
import { restore } from '../../../server/admin/restore'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { keepingMark } from '../../../server/storage/sqlite/files/mark-file'
import { lock } from '../../../server/storage/sqlite/lock'
import { openSqlite } from '../../../server/storage/sqlite/open'
import type { Storage } from '../../../server/storage/storage'
import { Scene, texts } from '../storage/scene'
import { openIn, TemporaryFolder } from '../storage/temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

/** A server's folder with Ann's messages. */
async function dataOf(...said: string[]): Promise<{ dataDir: string; file: string; cid: string }> {
  const file = folder.newFile()
  const scene = new Scene(openIn(file))
  const cid = await scene.group('team', 'Ann')
  for (const text of said) await scene.says('Ann', cid, text)
  await scene.storage.close()
  return { dataDir: dirname(file), file, cid }
}

/** The current log and epoch. */
async function kept(file: string, cid: string): Promise<{ log: string[]; epoch: string }> {
  const storage: Storage = openIn(file)
  const log = texts(await new Scene(storage).log(cid))
  await storage.close()
  return { log, epoch: storage.epoch }
}

const newFolder = () => join(dirname(folder.newFile()), 'parent', 'backup')

describe('a backup', () => {
  it('is made while the server runs, and a restore brings that moment back under a new epoch', async () => {
    const { dataDir, file, cid } = await dataOf('before')
    const running = openIn(file)
    const backup = newFolder()
    backUp(dataDir, backup)
    const { user } = await running.ensureUser({ identity: 'demo:Ann', name: 'Ann', avatar: '' })
    const later = { cid, from: user.id, mid: 'later', at: 0, type: 'text', body: { text: 'later' } }
    await running.append(later as Parameters<Storage['append']>[0])
    await running.close()

    const former = await restore(dataDir, backup)

    const now = await kept(file, cid)
    expect(now.log).toEqual(['before'])
    expect(now.epoch).not.toBe(running.epoch)
    expect(readdirSync(backup)).toEqual(['huiyin.db'])
    const undone = folder.newFile()
    await restore(dirname(undone), former!)
    expect((await kept(undone, cid)).log).toEqual(['before', 'later'])
  })

  it('is refused where another one writes to the folder, and where that is a file', async () => {
    const { dataDir } = await dataOf('hello')
    const backup = newFolder()
    mkdirSync(backup, { recursive: true })
    const other = lock(join(backup, 'huiyin.db.unfinished'))

    expect(() => backUp(dataDir, backup)).toThrow(`Another backup writes to ${backup}.`)
    const inTheWay = join(dirname(backup), 'file')
    writeFileSync(inTheWay, '')
    for (const place of [inTheWay, join(inTheWay, 'backup')])
      expect(() => backUp(dataDir, place)).toThrow(`${inTheWay} is not a folder`)
    other.release()
    backUp(dataDir, backup)

    expect(readdirSync(backup)).toEqual(['huiyin.db'])
  })

  it('is started after a restore without a warning', async () => {
    const { dataDir, file } = await dataOf('hello')
    const [backup, renewed] = [newFolder(), jest.fn()]
    backUp(dataDir, backup)
    await restore(dataDir, backup)

    const ground = { clock: systemClock, random: systemRandom, renewed }
    await openSqlite({ file, ...ground }).close()

    expect(renewed.mock.calls).toEqual([])
  })

  it('can be restored into an empty folder of a new server', async () => {
    const { dataDir, cid } = await dataOf('hello')
    const backup = newFolder()
    backUp(dataDir, backup)
    const other = folder.newFile()

    expect(await restore(dirname(other), backup)).toBeUndefined()

    expect((await kept(other, cid)).log).toEqual(['hello'])
  })

  it('is refused if it would be mixed with other files, or lost together with the database', async () => {
    const { dataDir } = await dataOf('hello')
    const used = newFolder()
    backUp(dataDir, used)

    expect(() => backUp(dataDir, used)).toThrow('is not empty: give a new folder.')
    expect(() => backUp(dataDir, join(dataDir, 'backup'))).toThrow('is inside DATA_DIR')
    const link = join(dirname(folder.newFile()), 'link')
    symlinkSync(dataDir, link)
    expect(() => backUp(dataDir, join(link, 'new', 'backup'))).toThrow('is inside DATA_DIR')
    expect(() => backUp(link, join(dataDir, 'backup'))).toThrow('is inside DATA_DIR')
    expect(() => backUp(dataDir, '/proc/nope')).toThrow('Nothing was backed up')
    expect(() => backUp(newFolder(), newFolder())).toThrow('There is no database at')
  })

  it('that was killed is not a backup, and makes way for the next one', async () => {
    const { dataDir } = await dataOf('hello')
    const backup = newFolder()
    mkdirSync(backup, { recursive: true })
    writeFileSync(join(backup, 'huiyin.db.unfinished'), 'half')

    await expect(restore(dataDir, backup)).rejects.toThrow('holds only an unfinished backup.')
    backUp(dataDir, backup)

    expect(readdirSync(backup)).toEqual(['huiyin.db'])
  })
})

describe('a restore', () => {
  it.each([
    ['that holds nothing', undefined, 'holds no backup'],
    ['that is no database', 'garbage', 'cannot be used'],
    ['that is empty', '', 'huiyin.db is empty'],
  ])('refuses a backup %s, and changes nothing', async (_what, content, sentence) => {
    const { dataDir, file, cid } = await dataOf('hello')
    const before = await kept(file, cid)
    const backup = newFolder()
    mkdirSync(backup, { recursive: true })
    if (content !== undefined) writeFileSync(join(backup, 'huiyin.db'), content)

    await expect(restore(dataDir, backup)).rejects.toThrow(sentence)

    expect(await kept(file, cid)).toEqual(before)
    expect(existsSync(join(dataDir, 'restoring'))).toBe(false)
  })

  it('refuses a backup in which one text was altered, and changes nothing', async () => {
    const { dataDir, file, cid } = await dataOf('hello')
    const before = await kept(file, cid)
    const backup = newFolder()
    backUp(dataDir, backup)
    const db = openDatabase(join(backup, 'huiyin.db'))
    db.exec("UPDATE entry SET body = replace(body, 'hello', 'hallo')")
    db.close()

    await expect(restore(dataDir, backup)).rejects.toThrow('/1 is not as it was written')

    expect(await kept(file, cid)).toEqual(before)
  })

  it('that was killed before its rename leaves a database that starts as before', async () => {
    const { dataDir, file, cid } = await dataOf('hello')
    const before = await kept(file, cid)
    const renewals: string[] = []

    // The last step of a restore before its rename.
    keepingMark(file, () => linkSync(file, join(dataDir, 'second name')))

    const storage = openSqlite({
      file,
      clock: systemClock,
      random: systemRandom,
      renewed: (why) => renewals.push(why),
    })
    expect([storage.epoch, renewals]).toEqual([before.epoch, []])
    await storage.close()
  })

  it('refuses while a server uses the database', async () => {
    const { dataDir, file } = await dataOf('hello')
    const backup = newFolder()
    backUp(dataDir, backup)
    const running = openIn(file)

    await expect(restore(dataDir, backup)).rejects.toThrow('is in use by another process')
    await running.close()
  })
})
