import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { openIn, TemporaryFolder } from '../storage/temporary-folder'
import { admin, leftBy, SAID } from './commands'

jest.setTimeout(60_000)

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const counted = { people: 2, conversations: 1, entries: SAID.length + 1, withoutSum: 0 }

const altered = (sql: string) => (file: string) => {
  const db = openDatabase(file)
  db.exec(sql)
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
}

/** Overwrites the file's last page with noise. */
function noise(file: string): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, statSync(file).size - 4096)
  closeSync(descriptor)
}

function noiseAt(file: string, at: number): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(64, 0xa5), 0, 64, at)
  closeSync(descriptor)
}

describe('the command verify', () => {
  it('finds nothing wrong in the files of a healthy server, and exits with 0', async () => {
    for (const ending of ['stopped', 'killed'] as const) {
      const { file } = await leftBy(ending, folder)

      expect(admin(file, 'verify')).toEqual({
        status: 0,
        stdout: 'Nothing is wrong (people: 2, conversations: 1, entries: 81).\n',
        stderr: '',
      })
    }
  })

  it.each<[string, (file: string) => void, RegExp]>([
    [
      'a gap',
      altered('DELETE FROM entry WHERE seq = 7'),
      /^entry \S+\/8 follows 6: there is a gap$/m,
    ],
    [
      'a wrong count',
      altered('UPDATE entry SET n = n + 1, sum = NULL WHERE seq = 9'),
      /^entry \S+\/9 is counted wrong$/m,
    ],
    [
      'an altered text',
      altered("UPDATE entry SET body = replace(body, 'long', 'wrong') WHERE seq = 5"),
      /^entry \S+\/5 is not as it was written$/m,
    ],
    ['a damaged page', noise, /^\S.*(page|malformed|damaged)/im],
  ])('reports %s in one line, and exits with 1', async (_what, damage, line) => {
    const { file } = await leftBy('stopped', folder)
    damage(file)

    const { status, stdout, stderr } = admin(file, 'verify')

    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(line)
    expect(stdout).toMatch(/^Something is wrong: found \d+\.$/m)
  })

  it.each([0, 1, 5, migrations.length - 1, -1, -1144201745])(
    'reports tables that do not match format %i, as a start and a restore do',
    async (version) => {
      const { file } = await leftBy('stopped', folder)
      altered(`PRAGMA user_version = ${version}`)(file)
      const sentence = `its tables are not those of format ${version}`

      const { status, stdout } = admin(file, 'verify')

      expect([status, stdout]).toEqual([1, expect.stringContaining(sentence)])
      expect(admin(folder.newFile(), 'restore', dirname(file)).stderr).toContain(sentence)
      expect(() => openIn(file)).toThrow(`huiyin.db is damaged (${sentence})`)
    }
  )

  it('reports that a newer version wrote the database', async () => {
    const { file } = await leftBy('stopped', folder)
    altered('PRAGMA user_version = 9999')(file)

    const { status, stderr } = admin(file, 'verify')

    expect([status, stderr]).toEqual([1, expect.stringContaining('by a newer version of Huiyin')])
  })

  it('prints JSON for programs', async () => {
    const { file, cid } = await leftBy('stopped', folder)
    const before = admin(file, 'verify', '--json')
    altered('DELETE FROM entry WHERE seq = 7')(file)
    const after = admin(file, 'verify', '--json')

    expect([before.status, JSON.parse(before.stdout)]).toEqual([0, { flaws: [], ...counted }])
    expect([after.status, JSON.parse(after.stdout)]).toMatchObject([
      1,
      { flaws: expect.arrayContaining([`entry ${cid}/8 follows 6: there is a gap`]) as string[] },
    ])
  })

  it.each<[string, (log: string) => void, RegExp]>([
    ['is gone', (log) => rmSync(log), /^huiyin\.db-wal is missing/],
    ['is damaged', (log) => noiseAt(log, 32 + 10 * 4120), /^huiyin\.db-wal is damaged after \d+/],
  ])('refuses, like a start and a backup, if the log %s', async (_what, spoil, sentence) => {
    const { file } = await leftBy('killed', folder)
    spoil(`${file}-wal`)

    for (const command of [['verify'], ['backup', `${file}.copy`]]) {
      const { status, stdout, stderr } = admin(file, ...command)
      expect([status, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)])
    }
    expect(() => openIn(file)).toThrow(sentence)
    expect(admin(file, 'verify', '--backup', dirname(file)).stderr).toContain('huiyin.db-wal is')
    expect(admin(folder.newFile(), 'restore', dirname(file)).stderr).toContain('huiyin.db-wal is')
  })

  it('notices, like a start, that the last entry of a log has vanished', async () => {
    const { file } = await leftBy('stopped', folder)
    altered('DELETE FROM entry WHERE key = (SELECT max(key) FROM entry)')(file)
    const sentence = /^huiyin\.db is damaged \(its latest changes are missing\)/

    expect(admin(file, 'verify')).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(sentence) as string,
    })
    expect(() => openIn(file)).toThrow(sentence)
  })

  it('reads beside a server that continues to write', async () => {
    const file = folder.newFile()
    const storage = openIn(file)

    expect(admin(file, 'verify')).toMatchObject({ status: 0 })
    await storage.close()
  })

  it.each<[string, (file: string) => void, string]>([
    ['an empty file', (file) => writeFileSync(file, ''), 'huiyin.db is empty'],
    ['a folder', (file) => mkdirSync(file), 'huiyin.db is no file'],
    ['a pipe', (file) => execFileSync('mkfifo', [file]), 'huiyin.db is no file'],
  ])('takes %s for no backup', (_, make, sentence) => {
    const backup = dirname(folder.newFile())
    make(join(backup, 'huiyin.db'))

    const { status, stderr } = admin(folder.newFile(), 'verify', '--backup', backup)

    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `${backup} holds no backup: ${sentence}.\n`,
    })
  })

  it('names the folder that contains no backup', () => {
    const nothing = dirname(folder.newFile())

    const { status, stderr } = admin(folder.newFile(), 'verify', '--backup', nothing)

    expect([status, stderr]).toEqual([1, `${nothing} holds no backup: there is no huiyin.db.\n`])
  })

  it('reports that there is no database', () => {
    const { status, stderr } = admin(folder.newFile(), 'verify')

    expect([status, stderr]).toEqual([1, expect.stringMatching(/^There is no database at .*\n$/)])
  })
})

describe('a command about a person', () => {
  it.each(['sessions', 'sign-out'])('%s refuses an empty person', (name) => {
    const { status, stderr } = admin(folder.newFile(), name, '')

    expect([status, stderr]).toEqual([2, expect.stringContaining('It is empty: give an id')])
  })
})
