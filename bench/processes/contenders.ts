import path from 'node:path'
import type { Speaker } from '../jobs'
import { dataFolder, stopAndRemove } from './data-folder'
import { DIST, Measured, SERVER_CORE, has } from './measured'
import { startHuiyin, type Limits } from './own-server'

/** A running contender. */
export interface Contender {
  process: Measured
  url: string
  /** The same contender after a restart: with its stored data, without its running work. Our own may get other limits. */
  renewed(limits?: Limits): Promise<Contender>
  stop(): Promise<void>
}

/** Starts a contender; `server` is the bundle of our own server. */
export function startContender(speaker: Speaker, server: string): Promise<Contender> {
  return speaker === 'huiyin' ? startHuiyin(server) : startOther(`${speaker.replace('.', '-')}.mjs`)
}

/** Starts the commit loop with a fresh file on the same disk. */
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

/** A contender without storage has done nothing before people connect. */
function keepingNothing(contender: Omit<Contender, 'renewed'>): Contender {
  const renewed = (): Promise<Contender> => Promise.resolve(whole)
  const whole = { ...contender, renewed }
  return whole
}
