import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import type { Speaker } from '../jobs'
import { DIST, Measured, has } from './measured'

const SERVER_CORE = 0

/** A running contender. */
export interface Contender {
  process: Measured
  url: string
  /** As after a restart: with what it has kept, and without what it was doing. */
  renewed(): Promise<Contender>
  stop(): Promise<void>
}

/** Starts one; `server` is our own server's bundle. */
export function startContender(speaker: Speaker, server: string): Promise<Contender> {
  return speaker === 'huiyin' ? startHuiyin(server) : startOther(`${speaker.replace('.', '-')}.mjs`)
}

/** The loop of commits, with a fresh file on the same disk. */
export async function startCommitLoop(): Promise<Contender> {
  const folder = dataFolder()
  const file = path.join(DIST, 'contenders', 'commit-loop.mjs')
  const loop = new Measured({ core: SERVER_CORE, file, args: [path.join(folder, 'commits.db')] })
  await loop.told(has('port'))
  return keepingNothing({ process: loop, url: '', stop: () => stopAndRemove(loop, folder) })
}

async function startOther(name: string): Promise<Contender> {
  const file = path.join(DIST, 'contenders', name)
  const process = new Measured({ core: SERVER_CORE, file })
  const { port } = await process.told(has('port'))
  const url = `http://127.0.0.1:${port}`
  return keepingNothing({ process, url, stop: () => process.stop() })
}

/** Whoever keeps nothing has done nothing before people come. */
function keepingNothing(contender: Omit<Contender, 'renewed'>): Contender {
  const renewed = (): Promise<Contender> => Promise.resolve(whole)
  const whole = { ...contender, renewed }
  return whole
}

const startHuiyin = async (server: string): Promise<Contender> =>
  runHuiyin({ server, folder: dataFolder(), port: await freePort() })

interface Place {
  server: string
  folder: string
  port: number
}

/** As an operator starts it, but for the limits that keep one address from doing what we are about to do. */
async function runHuiyin(place: Place): Promise<Contender> {
  const { server, folder, port } = place
  const env = {
    PORT: String(port),
    DATA_DIR: folder,
    RATE_PER_SECOND: '1000000',
    RATE_BURST: '1000000',
    LOGIN_RATE_PER_MINUTE: '1000000',
    LOGIN_BURST: '1000000',
  }
  const process = new Measured({ core: SERVER_CORE, file: server, env })
  const url = `http://127.0.0.1:${port}`
  await ready(url)
  const renewed = async (): Promise<Contender> => {
    await process.stop()
    return runHuiyin(place)
  }
  return { process, url, renewed, stop: () => stopAndRemove(process, folder) }
}

/** Beside the bundles: a temporary folder may be in memory, where syncing costs nothing. */
const dataFolder = (): string => mkdtempSync(path.join(DIST, 'data-'))

async function stopAndRemove(process: Measured, folder: string): Promise<void> {
  await process.stop()
  rmSync(folder, { recursive: true, force: true })
}

function freePort(): Promise<number> {
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
