import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Counts } from './coverage'
import { runSeed } from './run-seed'
import { TROUBLE_LIST } from './troubles'

const ROOT = join(__dirname, '../..')

interface Report {
  seeds: number
  failures: unknown[]
  counts: Counts
}

/** Runs the same command that people use. */
async function fuzz(...options: string[]): Promise<Report> {
  const args = [join(ROOT, 'scripts/fuzz.mjs'), '--json', ...options]
  const run = promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 2 ** 26 })
  // If there are failures, the command fails after it has printed them
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string })
  return JSON.parse(stdout) as Report
}

const STATES = ['idle', 'connecting', 'signing-in', 'syncing', 'live', 'waiting', 'refused']

const TRANSITIONS = [
  'idle → connecting',
  'connecting → signing-in',
  'connecting → waiting',
  'connecting → suspended',
  'signing-in → syncing',
  'signing-in → waiting',
  'syncing → live',
  'syncing → waiting',
  'live → waiting',
  'live → connecting',
  'live → suspended',
  'live → refused',
  'waiting → connecting',
  'waiting → suspended',
  'suspended → live',
  'suspended → waiting',
  'suspended → connecting',
  'refused → connecting',
]

const ENDS = ['closed', 'no answer', 'did not open', 'open fail', 'restarting', 'refused replaced']

const BUS_AND_DISK = [
  'announcement-lost',
  'announcement-late',
  'announcement-twice',
  'crash-before-sync',
  'crash-after-sync',
  'power-lost',
  'phone-copied',
]

describe('three hundred random lives', () => {
  it('lose nothing, double nothing, misplace nothing, and meet every kind of trouble', async () => {
    const { seeds, failures, counts } = await fuzz('--seeds', '300', '--from', '1')

    expect({ seeds, failures }).toEqual({ seeds: 300, failures: [] })
    const wanted = [
      ...[...STATES, 'suspended'].map((name) => `state ${name}`),
      ...TRANSITIONS.map((name) => `transition ${name}`),
      ...ENDS.map((name) => `end ${name}`),
      ...BUS_AND_DISK.map((name) => `fault ${name}`),
      ...TROUBLE_LIST.map(({ name }) => `fault ${name}`),
    ]
    expect(wanted.filter((kind) => !(kind in counts))).toEqual([])
  }, 300_000)
})

describe('a seed', () => {
  it.each([7, 50])('is lived through twice in the same way: %i', async (seed) => {
    const [first, second] = [await runSeed(seed), await runSeed(seed)]

    expect(second.hash).toBe(first.hash)
    expect(second).toEqual(first)
  })

  it('is another life than the next one', async () => {
    const [one, other] = [await runSeed(1), await runSeed(2)]

    expect(one.hash).not.toBe(other.hash)
  })
})

describe('the guards that can be taken out', () => {
  const file = join(__dirname, 'guards.json')
  const guards = JSON.parse(readFileSync(file, 'utf8')) as {
    name: string
    edits: { file: string; guard: string }[]
  }[]

  it.each(guards)('stand where the table says: $name', ({ edits }) => {
    for (const { file, guard } of edits)
      expect(readFileSync(join(ROOT, file), 'utf8').split(guard)).toHaveLength(2)
  })
})
