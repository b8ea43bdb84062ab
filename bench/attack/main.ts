import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { huiyin } from '../dialects/huiyin'
import type { Person } from '../generator/person'
import { arrives } from '../people'
import { DIST, GENERATOR_CORE, Measured, has } from '../processes/measured'
import { startHuiyin, USUAL_LIMITS } from '../processes/own-server'
import { outgoing } from '../message'
import { ATTACKS } from './attacks'
import { prepare } from './prey'
import { report, type Phase } from './report'

const PHASE_MS = 8_000
const QUIET_MS = 4_000
const MOST_OFTEN_MS = 51
/** In which the budgets of the attackers are filled again. */
const BETWEEN_MS = 8_000

/** Attacks a server in turn in several ways, and prints what an honest pair notices. */
export async function main(program: string): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
  const populated = await startHuiyin(program)
  console.error('filling the store')
  const prey = await prepare(populated.url)
  const server = await populated.renewed(USUAL_LIMITS)
  const attackers = new Measured({ core: GENERATOR_CORE, file: path.join(DIST, 'attackers.mjs') })
  const tell = async (what: object | string): Promise<string> => {
    attackers.tell(what)
    return String((await attackers.told(has('became'))).became)
  }
  await attackers.told(has('ready'))
  await tell(prey)
  const { pid } = server.process
  const honest = await honestPair(server.url)
  const phases: Phase[] = []
  for (const name of Object.keys(ATTACKS).filter((each) => each.includes(values.only))) {
    console.error(name)
    phases.push(await attacked(name, { pid, tell, honest }))
  }
  const load = loadavg().map((average) => average.toFixed(1))
  console.log(`\n${report(phases)}\nload of the machine: ${load.join(' ')}`)
  await attackers.stop()
  honest.person.leave()
  await server.stop()
  process.exit()
}

interface Honest {
  person: Person
  cid: string
}

async function honestPair(url: string): Promise<Honest> {
  const [person, other] = [await arrives(url, 'Honest'), await arrives(url, 'Friend')]
  const cid = await huiyin.pair(person, other)
  // A silent socket would be closed.
  other.leave()
  return { person, cid }
}

interface Scene {
  pid: number
  honest: Honest
  tell: (what: string) => Promise<string>
}

async function attacked(name: string, { pid, honest, tell }: Scene): Promise<Phase> {
  forgetPeak(pid)
  const before = await sends(honest, QUIET_MS)
  await tell(name)
  const during = await sends(honest, PHASE_MS)
  const became = await tell('end')
  const bytes = peakOf(pid)
  await pause(BETWEEN_MS)
  const after = await sends(honest, QUIET_MS)
  return { name, quiet: [...before, ...after], during, became, bytes }
}

/** How long each send took to be acknowledged. */
async function sends({ person, cid }: Honest, lengthMs: number): Promise<number[]> {
  const times: number[] = []
  for (const end = performance.now() + lengthMs; performance.now() < end;) {
    const since = performance.now()
    await person.request('/message/send', outgoing(cid))
    times.push(performance.now() - since)
    // Not more often than a socket may.
    await pause(Math.max(0, MOST_OFTEN_MS - (performance.now() - since)))
  }
  return times
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5')

/** The most memory that was resident since it was forgotten. */
function peakOf(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
