import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { identityOf, type Identity } from '../../../server/storage/sqlite/files/identity'
import { openSqlite } from '../../../server/storage/sqlite/open'
import type { Storage } from '../../../server/storage/storage'
import { Scene, texts } from './scene'
import { TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const PARTS = ['', '-wal', '-shm', '.mark'] as const
type Part = (typeof PARTS)[number]
const STATES = ['left', 'older', 'of another generation', 'foreign', 'missing'] as const
type State = (typeof STATES)[number]

const open = (file: string): Storage =>
  openSqlite({ file, clock: systemClock, random: systemRandom })

/** A copy of all files as they are now. */
function copyOf(file: string): string {
  const copy = folder.newFile()
  for (const part of PARTS) if (existsSync(file + part)) copyFileSync(file + part, copy + part)
  return copy
}

interface Left {
  /** Copies of the files in each state. */
  sources: Record<Exclude<State, 'missing'>, string>
  identities: Partial<Record<Part, Identity>>
  cid: string
  epoch: string
  said: string[]
}

/** Files as a process leaves them that is killed or stopped, and earlier copies of them. */
async function leave(how: 'killed' | 'stopped'): Promise<Left> {
  const file = folder.newFile()
  const first = new Scene(open(file))
  const cid = await first.direct('Ann', 'Bob')
  const said = ['zero', 'one', 'two', 'three']
  await first.says('Ann', cid, 'zero')
  const [ofAnother, { epoch }] = [copyOf(file), first.storage]
  await first.storage.close()

  const scene = new Scene(open(file))
  await scene.person('Ann')
  await scene.says('Ann', cid, { text: 'one', mid: 'mid of one' })
  const older = copyOf(file)
  for (const text of ['two', 'three']) await scene.says('Ann', cid, { text, mid: `mid of ${text}` })
  const isStopped = how === 'stopped'
  if (isStopped) await scene.storage.close()
  const left = copyOf(file)
  const identities = Object.fromEntries(PARTS.map((part) => [part, identityOf(file + part)]))
  if (!isStopped) await scene.storage.close()

  const sources = { left, older, 'of another generation': ofAnother, foreign: await foreign() }
  return { sources, identities, cid, epoch, said }
}

async function foreign(): Promise<string> {
  const file = folder.newFile()
  const scene = new Scene(open(file))
  const cid = await scene.direct('Ann', 'Bob')
  for (const text of ['elsewhere', 'and', 'more']) await scene.says('Ann', cid, text)
  const copy = copyOf(file)
  await scene.storage.close()
  return copy
}

/** `cp` keeps the inode, and whatever makes a new file does not; either changes the time, which nobody can set. */
type Way = 'over' | 'anew'

/** Puts each file there as it is said, and tells them apart as the file system would an hour later. */
function place({ sources, identities }: Left, states: Record<Part, State>, way: Way) {
  const file = folder.newFile()
  for (const part of PARTS) {
    const state = states[part]
    if (state !== 'missing' && existsSync(sources[state] + part))
      copyFileSync(sources[state] + part, file + part)
  }
  const later = ((BigInt(Date.now()) + 3_600_000n) * 1_000_000n).toString()
  const identify = (path: string): Identity | undefined => {
    const now = identityOf(path)
    const part = path.slice(file.length) as Part
    const known = identities[part]
    if (!now || !known || states[part] === 'left') return now && known
    return { inode: way === 'over' ? known.inode : `other than ${known.inode}`, changedAt: later }
  }
  return { file, identify }
}

/** What became of a start with such files. */
async function start(left: Left, states: Record<Part, State>, way: Way) {
  const { file, identify } = place(left, states, way)
  // A folder in which nothing but an index is left is as good as an empty one.
  const isFresh = !PARTS.some((part) => part !== '-shm' && existsSync(file + part))
  const renewals: string[] = []
  const ground = { clock: systemClock, random: systemRandom, identify }
  let storage
  try {
    storage = openSqlite({ file, ...ground, renewed: (why) => renewals.push(why) })
  } catch (error) {
    return { refusal: error as Error }
  }
  const isNew = storage.epoch !== left.epoch
  const said = texts(await new Scene(storage).log(left.cid))
  await storage.close()
  rmSync(file)
  return { isNew, said, isTold: renewals.length > 0, isFresh }
}

/** Nothing is missing, or nobody can take it for what it was. */
function isHonest(outcome: Awaited<ReturnType<typeof start>>, said: readonly string[]): boolean {
  if (outcome.refusal) return outcome.refusal.name === 'StartRefusal'
  const { isNew, isTold, isFresh } = outcome
  return isNew ? isTold || isFresh : outcome.said.join() === said.join()
}

const EVERY = STATES.flatMap((db) =>
  STATES.flatMap((log) =>
    STATES.map((mark, index) => ({ '': db, '-wal': log, '.mark': mark, '-shm': STATES[index]! }))
  )
)

describe.each(['killed', 'stopped'] as const)('the files of a %s server', (how) => {
  let left: Left
  beforeAll(async () => {
    left = await leave(how)
  })

  it.each<Way>(['over', 'anew'])(
    'are never fewer messages under the same epoch, whichever of them were put back %s',
    async (way) => {
      const silent = []
      for (const states of EVERY) {
        const outcome = await start(left, states, way)
        if (!isHonest(outcome, left.said)) silent.push({ states, outcome })
      }
      expect(silent).toEqual([])
    },
    60_000
  )

  it.each(STATES)('keep their epoch and all messages where only the index is %s', async (index) => {
    const states: Record<Part, State> = {
      '': 'left',
      '-wal': 'left',
      '.mark': 'left',
      '-shm': index,
    }

    const outcome = await start(left, states, 'over')

    expect(outcome).toMatchObject({ isNew: false, said: left.said, isTold: false })
  })

  it.each<[Part, State]>([
    ['.mark', 'older'],
    ['.mark', 'of another generation'],
    ['.mark', 'foreign'],
    ['.mark', 'missing'],
  ])('keep all messages under a new epoch where only %s is %s', async (part, state) => {
    const as = { '': 'left', '-wal': 'left', '.mark': 'left', '-shm': 'left' } as const

    const outcome = await start(left, { ...as, [part]: state }, 'over')

    expect(outcome).toMatchObject({ isNew: true, said: left.said, isTold: true })
  })
})
