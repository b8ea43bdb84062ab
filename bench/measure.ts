import path from 'node:path'
import { startCommitLoop, startContender, type Contender } from './processes/contenders'
import { DIST, GENERATOR_CORE, Measured } from './processes/measured'
import type { CommitJob, Figures, Load, Speaker } from './jobs'

const GENERATOR = path.join(DIST, 'generator', 'generator.mjs')

/** The result of one run of one load against one contender. */
export interface Measurement {
  figures: Figures
  /** How much of its core the contender used, and the generator: 1 is all of it. */
  serverShare: number
  generatorShare: number
}

/** Starts a fresh contender and fresh people, runs the load, and ends both. */
export async function measure(speaker: Speaker, load: Load, server: string): Promise<Measurement> {
  let contender = await startContender(speaker, server)
  const generator = new Measured({ core: GENERATOR_CORE, file: GENERATOR })
  try {
    await generator.told(isReady)
    generator.tell({ speaker, url: contender.url, load })
    await generator.told(isCounting)
    if (load.kind !== 'idle') return await time(contender, generator)
    // Signing in leaves garbage that would hide the memory of the connections.
    contender = await contender.renewed()
    return await weigh(contender, generator, load.people)
  } finally {
    await generator.stop()
    await contender.stop()
  }
}

/** Measures the commit loop alone. */
export async function measureCommits(job: CommitJob): Promise<Measurement> {
  const loop = await startCommitLoop()
  try {
    loop.process.tell(job)
    const { figures } = await loop.process.told(isFigures)
    return { figures, serverShare: 1, generatorShare: 0 }
  } finally {
    await loop.stop()
  }
}

async function time(contender: Contender, generator: Measured): Promise<Measurement> {
  const before = await cpuOf(contender, generator)
  const sinceMs = performance.now()
  const { figures } = await generator.told(isFigures)
  const after = await cpuOf(contender, generator)
  const passedMs = performance.now() - sinceMs
  return {
    figures,
    serverShare: (after.server - before.server) / passedMs,
    generatorShare: (after.generator - before.generator) / passedMs,
  }
}

/** Everybody signs in before the first measurement, so that only the connections are measured. */
async function weigh(
  contender: Contender,
  generator: Measured,
  people: number
): Promise<Measurement> {
  const before = await contender.process.ask('memory')
  generator.tell('connect')
  await generator.told(isFigures)
  const after = await contender.process.ask('memory')
  return { figures: { bytes: (after - before) / people }, serverShare: 0, generatorShare: 0 }
}

async function cpuOf(contender: Contender, generator: Measured) {
  return { server: await contender.process.ask('cpu'), generator: await generator.ask('cpu') }
}

const isReady = (message: unknown): message is 'ready' => message === 'ready'
const isCounting = (message: unknown): message is 'counting' => message === 'counting'

const isFigures = (message: unknown): message is { figures: Figures } =>
  typeof message === 'object' && message !== null && 'figures' in message
