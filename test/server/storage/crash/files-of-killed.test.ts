import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { systemClock } from '../../../../server/clock'
import { systemRandom } from '../../../../server/random'
import { openDatabase } from '../../../../server/storage/sqlite/driver'
import { openSqlite } from '../../../../server/storage/sqlite/open'
import { Scene, texts } from '../scene'
import { TemporaryFolder } from '../temporary-folder'
import { buildWriter } from './victim'

const folder = new TemporaryFolder()
const program = join(dirname(folder.newFile()), 'talker.cjs')
beforeAll(() => buildWriter(program, 'talker.ts'))
afterAll(() => folder.remove())

/** A process that says what it is told to, and then ends. */
async function talking(file: string) {
  const child = spawn(process.execPath, [program, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const exited = once(child, 'exit')
  const { cid, epoch } = JSON.parse((await lines.next()).value as string) as Record<string, string>
  const say = async (...words: string[]): Promise<void> => {
    for (const word of words) {
      child.stdin.write(`${word}\n`)
      await lines.next()
    }
  }
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await exited
  }
  return { cid: cid!, epoch: epoch!, say, kill, stop }
}

/** A database in which all was said, and a copy of its log and mark from before the last of it. */
async function killed() {
  const file = folder.newFile()
  const { cid, epoch, say, kill } = await talking(file)
  await say('one', 'two')
  const older = join(dirname(file), 'older')
  mkdirSync(older)
  for (const end of ['-wal', '.mark']) copyFileSync(file + end, join(older, `db${end}`))
  await say('three', 'four', 'five')
  await kill()
  return { file, cid, epoch, older: join(older, 'db') }
}

async function startOf(file: string, cid: string, epoch: string) {
  const renewals: string[] = []
  const ground = { clock: systemClock, random: systemRandom }
  const storage = openSqlite({ file, ...ground, renewed: (why) => renewals.push(why) })
  const said = texts(await new Scene(storage).log(cid)).join(' ')
  await storage.close()
  return { said, isNew: storage.epoch !== epoch, renewals }
}

const LOG_HEADER = 32
const FRAME = 4096 + 24
const ALL = 'one two three four five'

describe('the files of a killed process', () => {
  it('are started as they are, with the same epoch, kill after kill', async () => {
    const { file, cid, epoch } = await killed()
    for (let round = 0; round < 3; round++) {
      const { kill } = await talking(file)
      await kill()
    }

    expect(await startOf(file, cid, epoch)).toEqual({ said: ALL, isNew: false, renewals: [] })
    expect(await startOf(file, cid, epoch)).toEqual({ said: ALL, isNew: false, renewals: [] })
  })

  it.each<[string, (from: string, to: string) => void]>([
    ['copied over', copyFileSync],
    [
      'copied over with their times',
      (from, to) => {
        copyFileSync(from, to)
        utimesSync(to, statSync(from).atime, statSync(from).mtime)
      },
    ],
    ['moved', renameSync],
    [
      'copied as new files',
      (from, to) => {
        rmSync(to)
        copyFileSync(from, to)
      },
    ],
  ])('have a new epoch where an older log and its mark were %s', async (_how, put) => {
    const { file, cid, epoch, older } = await killed()
    for (const end of ['-wal', '.mark']) put(older + end, file + end)

    expect(await startOf(file, cid, epoch)).toEqual({
      said: 'one two',
      isNew: true,
      renewals: ['its mark was copied, put back or written to'],
    })
  })

  it('hold all messages where a reader has moved the log into the file and removed it', async () => {
    const { file, cid, epoch } = await killed()
    const reader = openDatabase(file)
    reader.exec('SELECT count(*) FROM entry')
    reader.close()
    expect(existsSync(`${file}-wal`)).toBe(false)

    expect(await startOf(file, cid, epoch)).toEqual({
      said: ALL,
      isNew: true,
      renewals: ['another program has moved its log into it'],
    })
  })

  it('hold all messages where a reader has moved the log into the file and left it', async () => {
    const { file, cid, epoch } = await killed()
    const copy = `${file}.copy`
    copyFileSync(`${file}-wal`, copy)
    const reader = openDatabase(file)
    reader.exec('PRAGMA wal_checkpoint')
    reader.close()
    renameSync(copy, `${file}-wal`)

    expect(await startOf(file, cid, epoch)).toMatchObject({ said: ALL, isNew: true })
  })

  it('are refused where the log was removed, and the file only touched', async () => {
    const { file, cid, epoch } = await killed()
    rmSync(`${file}-wal`)
    utimesSync(file, 1, 1)

    await expect(startOf(file, cid, epoch)).rejects.toThrow('held acknowledged messages')
  })
})

describe('the files of a stopped process', () => {
  it('are started as they are where somebody has only read them', async () => {
    const file = folder.newFile()
    const { cid, epoch, say, stop } = await talking(file)
    await say('one', 'two')
    await stop()
    const reader = openDatabase(file)
    reader.exec('SELECT count(*) FROM entry')
    reader.close()

    expect(await startOf(file, cid, epoch)).toEqual({ said: 'one two', isNew: false, renewals: [] })
  })
})

describe('a process that is stopped in order after its log was overwritten', () => {
  it('moves nothing into the file, and the next start is refused', async () => {
    const file = folder.newFile()
    const { cid, epoch, say, stop } = await talking(file)
    await say('one', 'two', 'three')
    const before = readFileSync(file)
    const log = openSync(`${file}-wal`, 'r+')
    writeSync(log, Buffer.alloc(600, 'noise'), 0, 600, LOG_HEADER + FRAME + 1000)
    closeSync(log)

    await stop()

    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(true)
    await expect(startOf(file, cid, epoch)).rejects.toThrow('huiyin.db-wal is damaged')
  })
})
