import { createServer } from 'node:net'
import type { Contender } from './contenders'
import { dataFolder, stopAndRemove } from './data-folder'
import { Measured, SERVER_CORE } from './measured'

/** Starts our own server on a fresh folder. */
export const startHuiyin = async (server: string): Promise<Contender> =>
  runHuiyin({ server, folder: dataFolder(), port: await freePort() })

/** Variables that stand for limits. */
export type Limits = Readonly<Record<string, string>>

interface Place {
  server: string
  folder: string
  port: number
}

/** The limits that would stop one address from running the benchmark. */
export const NO_LIMITS = {
  RATE_PER_SECOND: '1000000',
  RATE_BURST: '1000000',
  LOGIN_RATE_PER_MINUTE: '1000000',
  LOGIN_BURST: '1000000',
}

/** With its usual limits, but for those on sign-ins. */
export const USUAL_LIMITS = {
  LOGIN_RATE_PER_MINUTE: '1000000',
  LOGIN_BURST: '1000000',
}

/** Starts it as an operator does, except for some limits. */
async function runHuiyin(place: Place, limits: Limits = NO_LIMITS): Promise<Contender> {
  const { server, folder, port } = place
  const env = { PORT: String(port), DATA_DIR: folder, ...limits }
  const process = new Measured({ core: SERVER_CORE, file: server, env })
  const url = `http://127.0.0.1:${port}`
  await ready(url)
  const renewed = async (others = limits): Promise<Contender> => {
    await process.stop()
    return runHuiyin(place, others)
  }
  return { process, url, renewed, stop: () => stopAndRemove(process, folder) }
}

/** A free port. */
export function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

const ATTEMPTS = 100
const BETWEEN_ATTEMPTS_MS = 100

async function ready(url: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_ATTEMPTS_MS))
  }
  throw new Error('the server did not become ready')
}
