import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openSqlite } from '../../../server/storage/sqlite/open'
import { acceptLoss } from '../../../server/storage/sqlite/repair'
import type { Storage } from '../../../server/storage/storage'
import { Scene, texts } from './scene'
import { TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const renewals: string[] = []
const open = (file: string): Storage =>
  openSqlite({
    file,
    clock: systemClock,
    random: systemRandom,
    renewed: (why) => renewals.push(why),
  })

/** What a killed process leaves: a copy made while the process runs and cannot affect it. */
function killed(file: string): string {
  const left = folder.newFile()
  for (const end of ['', '-wal', '.mark']) copyFileSync(file + end, left + end)
  return left
}

/** A database with these messages of Ann, closed in order. */
async function talkOf(file: string, ...said: string[]) {
  const scene = new Scene(open(file))
  const cid = await scene.direct('Ann', 'Bob')
  for (const text of said) await scene.says('Ann', cid, { text, mid: `mid of ${text}` })
  return { scene, cid, file }
}

async function backedUp() {
  const file = folder.newFile()
  const first = await talkOf(file, 'one')
  await first.scene.storage.close()
  const backup = `${dirname(file)} of yesterday`
  cpSync(dirname(file), backup, { recursive: true })
  const second = await talkOf(file, 'one', 'two')
  return { ...second, backup: join(backup, 'huiyin.db') }
}

beforeEach(() => renewals.splice(0))

describe('a database that was replaced by hand', () => {
  const whole = async (putBack: (backup: string, file: string) => void) => {
    const { scene, cid, file, backup } = await backedUp()
    const { epoch } = scene.storage
    await scene.storage.close()
    putBack(backup, file)
    const after = new Scene(open(file))
    const found = { isNew: after.storage.epoch !== epoch, said: texts(await after.log(cid)) }
    await after.storage.close()
    return found
  }

  it.each<[string, (backup: string, file: string) => void]>([
    [
      'as a whole folder',
      (backup, file) => {
        rmSync(dirname(file), { recursive: true })
        cpSync(dirname(backup), dirname(file), { recursive: true, preserveTimestamps: true })
      },
    ],
    [
      'over the files that stood there',
      (backup, file) => {
        for (const name of readdirSync(dirname(backup)))
          writeFileSync(join(dirname(file), name), readFileSync(join(dirname(backup), name)))
      },
    ],
    ['without its log and its mark', (backup, file) => copyFileSync(backup, file)],
    [
      'into an empty folder',
      (backup, file) => {
        rmSync(dirname(file), { recursive: true })
        mkdirSync(dirname(file))
        copyFileSync(backup, file)
      },
    ],
  ])('%s has a new epoch, and the operator is told', async (_how, putBack) => {
    expect(await whole(putBack)).toEqual({ isNew: true, said: ['one'] })
    expect(renewals).toHaveLength(1)
  })

  it('keeps its epoch if nobody replaced it', async () => {
    expect(await whole(() => undefined)).toEqual({ isNew: false, said: ['one', 'two'] })
    expect(renewals).toEqual([])
  })

  it("never uses another database's log, which is kept beside it", async () => {
    const { scene, cid, file, backup } = await backedUp()
    const left = killed(file)
    await scene.storage.close()
    copyFileSync(backup, left)

    const after = new Scene(open(left))

    expect(after.storage.epoch).not.toBe(scene.storage.epoch)
    expect(texts(await after.log(cid))).toEqual(['one'])
    await after.storage.close()
  })

  it('is refused with a log that belongs to neither, and nothing is changed', async () => {
    const { scene, file, backup } = await backedUp()
    await scene.storage.close()
    const other = await talkOf(folder.newFile(), 'elsewhere')
    copyFileSync(backup, file)
    copyFileSync(`${other.file}-wal`, `${file}-wal`)
    await other.scene.storage.close()
    const before = readFileSync(`${file}-wal`)

    expect(() => open(file)).toThrow('huiyin.db-wal does not belong to huiyin.db')
    expect(readFileSync(`${file}-wal`).equals(before)).toBe(true)
  })

  it.each<[string, (file: string) => void]>([
    ['removed', (file) => rmSync(file)],
    ['emptied', (file) => truncateSync(file)],
  ])('is missed if it was %s', async (_how, act) => {
    const { scene, file } = await backedUp()
    await scene.storage.close()
    act(file)

    expect(() => open(file)).toThrow(/^huiyin\.db is (missing|empty).*repair --accept-loss/)
  })
})

describe('the log of a killed process', () => {
  const markOf = (file: string) =>
    JSON.parse(readFileSync(`${file}.mark`, 'latin1').split('\n')[1]!) as {
      log: { frames: number }
    }
  const endOf = (file: string) => 32 + markOf(file).log.frames * 4120

  const left = async () => {
    const { scene, cid, file } = await talkOf(folder.newFile(), 'one', 'two', 'three')
    const copy = killed(file)
    const { epoch } = scene.storage
    await scene.storage.close()
    return { file: copy, cid, epoch }
  }
  const spoil = (file: string, at: number, bytes: Buffer) => {
    const log = readFileSync(`${file}-wal`)
    bytes.copy(log, at)
    writeFileSync(`${file}-wal`, log)
  }

  it('is refused if it was damaged before the end of its synced part, and left unchanged', async () => {
    const { file } = await left()
    spoil(file, endOf(file) - 2000, Buffer.from('noise'))
    const before = readFileSync(`${file}-wal`)

    expect(() => open(file)).toThrow(/^huiyin\.db-wal is damaged after \d+ of \d+ pages/)
    expect(readFileSync(`${file}-wal`).equals(before)).toBe(true)
  })

  it.each<[string, (file: string) => void]>([
    ['removed', (file) => rmSync(`${file}-wal`)],
    ['emptied', (file) => truncateSync(`${file}-wal`)],
    ['cut', (file) => truncateSync(`${file}-wal`, endOf(file) - 1)],
  ])('is refused if it was %s', async (_how, act) => {
    const { file } = await left()
    act(file)

    expect(() => open(file)).toThrow(/^huiyin\.db-wal is .* held acknowledged messages/)
  })

  it('is accepted with a torn end, even with holes, as a power cut leaves what was never synced', async () => {
    const { file, cid } = await left()
    appendFileSync(`${file}-wal`, Buffer.alloc(8000))
    spoil(file, endOf(file) + 4096, Buffer.from('half a page'))

    const after = new Scene(open(file))

    expect(texts(await after.log(cid))).toEqual(['one', 'two', 'three'])
    await after.storage.close()
  })

  it('starts with what can be read if the operator accepts the loss: with a new epoch and a copy of the old files', async () => {
    const { file, cid, epoch } = await left()
    spoil(file, endOf(file) - 2000, Buffer.from('noise'))
    const damaged = readFileSync(`${file}-wal`)
    const keepIn = join(dirname(file), 'damaged')

    const renewed = await acceptLoss(file, { keepIn, random: systemRandom })
    const after = new Scene(open(file))

    expect(after.storage.epoch).toBe(renewed)
    expect(renewed).not.toBe(epoch)
    expect(texts(await after.log(cid))).toEqual(['one', 'two'])
    expect(readFileSync(join(keepIn, 'huiyin.db-wal')).equals(damaged)).toBe(true)
    await after.storage.close()
  })
})
