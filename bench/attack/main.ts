import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { connectAll, signInAll } from '../generator/arrive'
import type { Person } from '../generator/person'
import { huiyin } from '../dialects/huiyin'
import { percentile } from '../figures/statistics'
import { table } from '../figures/table'
import { outgoing } from '../message'
import { startAttacked, type Attacked } from './attacked-server'
import { ATTACKS, type Attackers } from './attacks'
import { deviceOf } from './devices'
import { fillLog } from './long-log'

const PHASE_MS = 8_000
const EVERY_MS = 40
const BETWEEN_MS = 4_000
const ATTACKING = ['Mallory', 'Trudy', 'Oscar', 'Sybil']
const DEVICES = 10

interface Phase {
  name: string
  times: number[]
  bytes: number
}

/** Lets four people attack the server in several ways, one after another, and prints what an honest pair notices. */
export async function main(program: string): Promise<void> {
  const server = await startAttacked(program)
  try {
    const phases = await attacked(server)
    const load = loadavg().map((average) => average.toFixed(1))
    console.log(`\n${report(phases)}\nload of the machine: ${load.join(' ')}`)
  } finally {
    await server.stop()
  }
  process.exit()
}

async function attacked({ url, pid }: Attacked): Promise<Phase[]> {
  const [one, other] = await connectAll(huiyin, url, await signInAll(huiyin, url, 2))
  if (!one || !other) throw new Error('nobody came')
  const cid = await huiyin.pair(one, other)
  const attackers = await attackersAt(url)
  const phases: Phase[] = []
  for (const [name, attack] of Object.entries(ATTACKS)) {
    console.error(name)
    const end = attack(attackers)
    const times = await sends(one, cid)
    phases.push({ name, times, bytes: memoryOf(pid) })
    end()
    await pause(BETWEEN_MS)
  }
  return phases
}

async function attackersAt(url: string): Promise<Attackers> {
  const cid = await fillLog(url, ATTACKING)
  const devices = []
  for (const name of ATTACKING) {
    for (let count = 0; count < DEVICES; count++) devices.push(await deviceOf(url, name))
  }
  return { url, devices, cid }
}

/** The time until each send was acknowledged. */
async function sends(person: Person, cid: string): Promise<number[]> {
  const times: number[] = []
  for (const end = performance.now() + PHASE_MS; performance.now() < end;) {
    const since = performance.now()
    await person.request('/message/send', outgoing(cid))
    times.push(performance.now() - since)
    await pause(EVERY_MS)
  }
  return times
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function memoryOf(pid: number): number {
  const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]
  return Number(pages) * 4096
}

function report(phases: readonly Phase[]): string {
  const quiet = percentile(phases[0]?.times ?? [], 0.99)
  return table([
    ['what happens', 'sends', 'p50', 'p99', 'p99 to quiet', 'memory'],
    ...phases.map(({ name, times, bytes }) => [
      name,
      String(times.length),
      `${percentile(times, 0.5).toFixed(1)} ms`,
      `${percentile(times, 0.99).toFixed(1)} ms`,
      `${(percentile(times, 0.99) / quiet).toFixed(1)} ×`,
      `${Math.round(bytes / 2 ** 20)} MB`,
    ]),
  ])
}
