import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Connection } from '../../miniprogram/services/socket/connection'
import { huiyin } from '../dialects/huiyin'
import { percentile } from '../figures/statistics'
import { signInAll } from '../generator/arrive'
import { dataFolder } from '../processes/data-folder'
import { Attempts } from './attempts'
import { connectionOf } from './client'
import { histogram } from './histogram'
import { tooFewFiles } from './open-files'
import { RestartedServer } from './restarted-server'

const LIMIT_MS = 30_000
const STRETCH_MS = 500
const BETWEEN_ARRIVALS_MS = 1

/** Restarts the server under the given number of phones, and prints how they came back. */
export async function main(program: string): Promise<void> {
  const people = peopleAsked()
  const problem = tooFewFiles(people)
  if (problem !== undefined) {
    console.error(problem)
    process.exit(1)
  }
  const folder = dataFolder()
  const server = await RestartedServer.start(program, folder)
  const attempts = new Attempts(() => performance.now())
  const phones = await arrive(server.url, people, attempts)
  const held = [
    await storm('told to stop (SIGTERM)', { phones, attempts }, () => server.restart('SIGTERM')),
    await storm('killed (SIGKILL)', { phones, attempts }, () => server.restart('SIGKILL')),
  ]
  for (const phone of phones) phone.close()
  await server.stop()
  rmSync(folder, { recursive: true })
  process.exit(held.every(Boolean) ? 0 : 1)
}

async function arrive(url: string, people: number, attempts: Attempts): Promise<Connection[]> {
  const expected = await signInAll(huiyin, url, people)
  const phones = expected.map((person) => connectionOf(person, url, attempts))
  for (const phone of phones) {
    phone.open()
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_ARRIVALS_MS))
  }
  await Promise.all(phones.map(live))
  return phones
}

interface Crowd {
  phones: readonly Connection[]
  attempts: Attempts
}

/** True if all phones were live again in time and none made two attempts at once. */
async function storm(
  how: string,
  { phones, attempts }: Crowd,
  restart: () => Promise<void>
): Promise<boolean> {
  attempts.begin()
  const since = performance.now()
  const passed = (): number => performance.now() - since
  const backAt = phones.map(async (phone) => {
    await lost(phone)
    await live(phone)
    return passed()
  })
  await restart()
  const upAt = passed()
  const times = await Promise.all(backAt)
  const last = Math.max(...times)
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
  console.log(`
${phones.length} phones, server ${how}, listening again after ${seconds(upAt)}
live again: half after ${seconds(percentile(times, 0.5))}, 99 % after ${seconds(percentile(times, 0.99))}, all after ${seconds(last)} (at most ${seconds(LIMIT_MS)})
attempts: ${attempts.times.length}, ${(attempts.times.length / phones.length).toFixed(2)} of each phone, never more than ${attempts.mostAtOnce} of one at a time
${histogram(attempts.times, STRETCH_MS)}`)
  return last <= LIMIT_MS && attempts.mostAtOnce === 1
}

const live = (phone: Connection): Promise<void> => comesTo(phone, () => phone.isLive)
const lost = (phone: Connection): Promise<void> => comesTo(phone, () => !phone.isLive)

function comesTo(phone: Connection, isSo: () => boolean): Promise<void> {
  if (isSo()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = phone.changed.on(() => {
      if (!isSo()) return
      stop()
      resolve()
    })
  })
}

function peopleAsked(): number {
  const { values } = parseArgs({ options: { people: { type: 'string', default: '5000' } } })
  return Number(values.people)
}
