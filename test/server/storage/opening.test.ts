import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { migrate, versionOf } from '../../../server/storage/sqlite/migrate'
import { Scene, texts } from './scene'
import { openIn, TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

/** The names and contents of all files beside the database, except those for locks. */
const contentsBeside = (file: string) =>
  readdirSync(dirname(file))
    .filter((name) => !/\.lock|-shm$/.test(name))
    .map((name) => [name, readFileSync(join(dirname(file), name)).toString('base64')])

describe('opening a database', () => {
  it('finds everything as it was left', async () => {
    const file = folder.newFile()
    const before = new Scene(openIn(file))
    const cid = await before.direct('Ann', 'Bob')
    const { entry } = await before.says('Ann', cid, { text: 'hello', mid: 'm1' })
    await before.says('Ann', cid, { text: 'more', mid: 'm2' })
    const { since } = await before.changes('Ann')
    const row = await before.row('Ann', cid)
    await before.storage.close()

    const after = new Scene(openIn(file))

    expect(after.storage.epoch).toBe(before.storage.epoch)
    expect(await after.row('Ann', cid)).toEqual(row)
    const repeat = await after.says('Ann', cid, { text: 'hello', mid: 'm1' })
    expect(repeat).toEqual({ entry, isNew: false, members: await after.storage.members(cid) })
    expect(await after.changes('Ann', since)).toEqual({ conversations: [], since, more: false })
    expect((await after.says('Ann', cid, { text: 'again', mid: 'm3' })).entry).toMatchObject({
      seq: 3,
      n: 3,
    })
    expect((await after.changes('Ann', since)).conversations).toHaveLength(1)
    expect(await after.row('Bob', cid)).toMatchObject({ readN: 0, n: 3, peerReadSeq: 3 })
    await after.storage.close()
  })

  it('gives each new database its own epoch', async () => {
    const storages = [openIn(folder.newFile()), openIn(folder.newFile())]

    expect(new Set(storages.map(({ epoch }) => epoch)).size).toBe(2)
    for (const storage of storages) await storage.close()
  })

  it('is refused with one sentence while another process has it open', async () => {
    const file = folder.newFile()
    const first = openIn(file)

    expect(() => openIn(file)).toThrow(
      new Error(`${file} is in use by another process: stop that one first.`)
    )
    await first.close()
    await openIn(file).close()
  })

  it('is possible again as soon as that process is killed', async () => {
    const file = folder.newFile()
    await openIn(file).close()
    const holder = spawn(process.execPath, ['-e', holdLock(`${file}.lock`)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    const opening = () => openIn(file)

    const refused = outcome(opening)
    holder.kill('SIGKILL')
    await once(holder, 'exit')

    expect(refused).toMatch('in use')

    await opening().close()
  })

  it('is refused for a file that is not a database', () => {
    const file = folder.newFile()
    writeFileSync(file, 'a shopping list\n'.repeat(100))

    expect(() => openIn(file)).toThrow('not a database')
    expect(readFileSync(file, 'utf8')).toMatch(/^a shopping list/)
  })

  it('accepts no work after it was closed, but finishes running work', async () => {
    const file = folder.newFile()
    const scene = new Scene(openIn(file))
    const cid = await scene.group('team', 'Ann')

    const saying = scene.says('Ann', cid, 'last words')
    await scene.person('Ann')
    await scene.storage.close()

    await expect(saying).resolves.toMatchObject({ isNew: true })
    await expect(scene.says('Ann', cid, 'too late')).rejects.toMatchObject({ code: 'busy' })
    const again = new Scene(openIn(file))
    expect(texts(await again.log(cid))).toEqual(['last words'])
    await again.storage.close()
  })
})

describe('a database that a newer version has written', () => {
  const sentence = `format ${migrations.length + 1}, this one knows ${migrations.length}`

  it('is refused and left unchanged', () => {
    const file = folder.newFile()
    const db = openDatabase(file)
    db.exec(`CREATE TABLE later (x); PRAGMA user_version = ${migrations.length + 1}`)
    db.close()
    const before = contentsBeside(file)

    expect(() => openIn(file)).toThrow(sentence)
    expect(() => openIn(file)).toThrow(sentence)
    expect(contentsBeside(file)).toEqual(before)
  })

  it('is refused and left unchanged even if only its log contains the new format', async () => {
    const file = folder.newFile()
    const storage = openIn(file)
    await new Scene(storage).person('Ann')
    const db = openDatabase(file)
    db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    const killed = folder.newFile()
    for (const end of ['', '-wal', '.mark']) copyFileSync(file + end, killed + end)
    const before = contentsBeside(killed)

    expect(() => openIn(killed)).toThrow(sentence)
    expect(contentsBeside(killed)).toEqual(before)
    db.close()
    await storage.close()
  })
})

describe('migrations', () => {
  const tables = ['CREATE TABLE one (x)', 'CREATE TABLE two (x)', 'CREATE TABLE three (x)']

  it('run once each, in order, from any format', () => {
    const db = openDatabase(':memory:')

    migrate(db, tables.slice(0, 1))
    expect(versionOf(db)).toBe(1)
    migrate(db, tables)
    migrate(db, tables)

    expect(versionOf(db)).toBe(3)
    expect(db.prepare('SELECT name FROM sqlite_schema').all()).toHaveLength(3)
    db.close()
  })

  it('have no effect if they fail, and those before them are kept', () => {
    const db = openDatabase(':memory:')

    expect(() => migrate(db, [tables[0]!, 'CREATE TABLE half (x); nonsense', tables[2]!])).toThrow()

    expect(versionOf(db)).toBe(1)
    expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'one' }])
    db.close()
  })
})

function outcome(act: () => unknown): string {
  try {
    act()
    return 'done'
  } catch (error) {
    return String(error)
  }
}

/** A program that takes the lock and waits to be killed. */
function holdLock(file: string): string {
  return `
    const { DatabaseSync } = require('@photostructure/sqlite')
    const db = new DatabaseSync(${JSON.stringify(file)})
    db.exec('BEGIN EXCLUSIVE')
    console.log('held')
    setInterval(() => db.isOpen, 1000)
  `
}
