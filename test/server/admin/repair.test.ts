import { closeSync, existsSync, openSync, readdirSync } from 'node:fs'
import { readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { SeededRandom } from '../../world/seeded-random'
import { Scene, texts } from '../storage/scene'
import { openIn, TemporaryFolder } from '../storage/temporary-folder'
import { admin, change, keptIn, leftBy, SAID, starts } from './commands'

jest.setTimeout(120_000)

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const PAGE = 4096

function spoil(path: string, at: number, bytes: Buffer): void {
  const descriptor = openSync(path, 'r+')
  writeSync(descriptor, bytes, 0, bytes.length, at)
  closeSync(descriptor)
}

/** A killed server's files with noise in the middle of the synced part of the log. */
async function withDamagedLog() {
  const left = await leftBy('killed', folder)
  const log = `${left.file}-wal`
  const { log: written } = JSON.parse(
    readFileSync(`${left.file}.mark`, 'latin1').split('\n')[1]!
  ) as {
    log: { frames: number }
  }
  spoil(log, 32 + Math.floor(written.frames / 2) * (PAGE + 24), Buffer.alloc(PAGE, 0xa5))
  return left
}

/** The names of all files except the lock and the index. */
const files = (file: string) =>
  Object.fromEntries(
    readdirSync(dirname(file))
      .filter((name) => !/\.lock|-shm$/.test(name))
      .map((name) => [name, readFileSync(join(dirname(file), name)).toString('base64')])
  )

describe('the command repair', () => {
  it('explains what it would do and does nothing, until the loss is accepted', async () => {
    const { file } = await withDamagedLog()
    const before = files(file)

    const { status, stdout, stderr } = admin(file, 'repair')

    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^huiyin\.db-wal is damaged after \d+ of \d+ pages\. Nothing was changed\. With --accept-loss, .*\n$/
    )
    expect(files(file)).toEqual(before)
  })

  it('keeps the log up to the damage, with a new epoch, and keeps a copy of the damaged files', async () => {
    const { file, cid, epoch } = await withDamagedLog()
    const before = files(file)
    expect(() => openIn(file)).toThrow('repair --accept-loss')

    const { status, stdout } = admin(file, 'repair', '--accept-loss')

    expect(status).toBe(0)
    expect(stdout).toMatch(/^Found: huiyin\.db-wal is damaged after \d+ of \d+ pages\.$/m)
    expect(stdout).toMatch(
      /^The latest entry is of \d{4}-.*Z: what was acknowledged later is lost\.$/m
    )
    const [kept] = keptIn(file)
    expect(stdout).toContain(`The files are kept as they were in ${kept}.`)
    expect(files(join(kept!, 'huiyin.db'))).toEqual(before)
    const after = await starts(file, cid)
    expect(stdout).toContain(
      `Left: people: 2, conversations: 1, entries: ${after.said.length + 1}.`
    )
    expect(after.epoch).not.toBe(epoch)
    expect(after.said.length).toBeGreaterThan(0)
    expect(after.said).toEqual(SAID.slice(0, after.said.length))
    expect(admin(file, 'verify').status).toBe(0)
  })

  it.each(Array.from({ length: 6 }, (_, seed) => seed))(
    'repairs a database with random pages, or says that it cannot and changes nothing: seed %i',
    async (seed) => {
      const { file, cid, epoch } = await leftBy('stopped', folder)
      const random = new SeededRandom(seed)
      const page = 1 + random.below(statSync(file).size / PAGE - 1)
      const noise = Buffer.from(Array.from({ length: 600 }, () => random.below(256)))
      spoil(file, page * PAGE + random.below(PAGE - 600), noise)
      const before = files(file)

      const { status, stdout, stderr } = admin(file, 'repair', '--accept-loss')

      if (status === 1) {
        expect(stderr).toMatch(/too damaged to be repaired .*`npm run admin -- restore DIR`\)\.\n$/)
        expect(files(file)).toEqual(before)
        return
      }
      expect(status).toBe(0)
      const isSound = stdout.startsWith('Nothing needs repair')
      const after = await starts(file, cid)
      expect(after.said.every((text, at) => [SAID[at], 'recalled'].includes(text))).toBe(true)
      expect(after.said.length).toBeGreaterThan(0)
      expect([after.epoch !== epoch, keptIn(file).length]).toEqual(isSound ? [true, 0] : [true, 1])
    }
  )

  it('fills gaps in a log, so that all other messages keep their places, and counts anew', async () => {
    const { file, cid, epoch } = await leftBy('stopped', folder)
    const changes = `
      DELETE FROM entry WHERE seq IN (1, 7, 8);
      UPDATE entry SET body = replace(body, 'long', 'wrong') WHERE seq = 20;
      UPDATE entry SET seq = 1000000000, sum = NULL WHERE seq = 30;
      UPDATE user SET name = 'Anne' WHERE name = 'Ann';
      PRAGMA wal_checkpoint(TRUNCATE);`
    change(file, changes)

    expect(admin(file, 'repair', '--accept-loss')).toMatchObject({ status: 0, stderr: '' })

    const storage = openIn(file)
    const log = await new Scene(storage).log(cid)
    const lost = new Set([7, 8, 20, 30])
    const left = SAID.map((text, at) => (lost.has(at + 2) ? 'recalled' : text))
    expect(texts(log)).toEqual(['recalled', ...left])
    expect(log.map(({ seq, n }) => [seq, n])).toEqual(log.map((_, at) => [at + 1, at + 1]))
    expect(storage.epoch).not.toBe(epoch)
    const said = await new Scene(storage).says('Ann', cid, { text: 'on', mid: 'new' })
    expect(said.entry).toMatchObject({ seq: log.length + 1, n: log.length + 1 })
    await storage.close()
    expect(admin(file, 'verify').status).toBe(0)
  })

  it.each([0, 3, -7])(
    'takes the format from the tables where its number is %i',
    async (version) => {
      const { file, cid } = await leftBy('stopped', folder)
      const db = openDatabase(file)
      db.exec(`PRAGMA user_version = ${version}`)
      db.close()

      expect(admin(file, 'repair', '--accept-loss')).toMatchObject({ status: 0, stderr: '' })

      expect((await starts(file, cid)).said).toEqual(SAID)
      expect(admin(file, 'verify').status).toBe(0)
    }
  )

  it('rebuilds damaged indexes without any loss', async () => {
    const { file, cid } = await leftBy('stopped', folder)
    const db = openDatabase(file)
    const { page } = db
      .prepare("SELECT rootpage AS page FROM sqlite_schema WHERE type = 'index' AND rootpage > 0")
      .get() as { page: number }
    db.close()
    spoil(file, (page - 1) * PAGE, Buffer.alloc(PAGE, 0xa5))
    expect(admin(file, 'verify').status).toBe(1)

    expect(admin(file, 'repair', '--accept-loss')).toMatchObject({ status: 0, stderr: '' })

    expect((await starts(file, cid)).said).toEqual(SAID)
    expect(admin(file, 'verify').status).toBe(0)
  })

  it('leaves a sound database unchanged', async () => {
    for (const ending of ['stopped', 'killed'] as const) {
      const { file, cid, epoch } = await leftBy(ending, folder)
      const before = files(file)

      expect(admin(file, 'repair', '--accept-loss')).toEqual({
        status: 0,
        stdout: 'Nothing needs repair, and nothing was changed.\n',
        stderr: '',
      })
      expect(files(file)).toEqual(before)
      if (ending === 'stopped') expect((await starts(file, cid)).epoch).toBe(epoch)
    }
  })

  it('creates an empty database if it is missing', async () => {
    const { file, epoch } = await leftBy('stopped', folder)
    rmSync(file)

    const { status, stdout } = admin(file, 'repair', '--accept-loss')

    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^Found: huiyin\.db is missing\.\nLeft: people: 0, .*\nNo message is left\.$/m
    )
    const storage = openIn(file)
    expect(storage.epoch).not.toBe(epoch)
    await storage.close()
  })

  it('leaves a database of a newer version unchanged', async () => {
    const { file } = await leftBy('stopped', folder)
    const db = openDatabase(file)
    db.exec('PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()

    const { status, stderr } = admin(file, 'repair', '--accept-loss')

    expect([status, stderr]).toEqual([1, expect.stringContaining('by a newer version of Huiyin')])
    expect(keptIn(file)).toEqual([])
  })

  it('refuses while a server uses the database, and if there is no database', async () => {
    const file = folder.newFile()
    const storage = openIn(file)

    const running = admin(file, 'repair', '--accept-loss')
    await storage.close()
    const nowhere = admin(folder.newFile(), 'repair', '--accept-loss')

    expect([running.status, running.stderr]).toEqual([
      1,
      expect.stringContaining('in use by another process: stop that one first.'),
    ])
    expect([nowhere.status, nowhere.stderr]).toEqual([
      1,
      expect.stringContaining('There is no database at'),
    ])
    expect(existsSync(`${file}.mark`)).toBe(true)
  })
})
