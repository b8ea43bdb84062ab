import { begin } from './beginning'
import { calm, rest, settle } from './calm'
import { chaos } from './chaos'
import { checkLogs } from './check-logs'
import { checkRows } from './check-rows'
import { checkScreens } from './check-screens'
import type { Counts } from './coverage'
import { figuresOf, type Figures } from './figures'
import { FuzzWorld } from './fuzz-world'

/** The outcome of one seed. */
export interface Outcome {
  seed: number
  violations: string[]
  /** Always the same for the same seed. */
  hash: string
  counts: Counts
  figures: Figures
  trace: string[]
}

const STEPS = [begin, chaos, calm, settle, checkLogs, checkRows, rest, checkScreens, checkRows]

/** Runs one seed, from its beginning to the last check or the first error. */
export async function runSeed(seed: number): Promise<Outcome> {
  const world = new FuzzWorld(seed)
  const stray = (error: unknown) => world.accuse(`unhandled: ${wordsOf(error)}`)
  process.on('unhandledRejection', stray)
  try {
    for (const step of STEPS) if (!world.hasViolation) await step(world)
    for (const error of world.server.errors) world.accuse(`the server met ${error}`)
  } catch (error) {
    world.accuse(`thrown: ${wordsOf(error)}`)
  } finally {
    process.off('unhandledRejection', stray)
    for (const phone of world.phones) phone.isKilled()
    world.server.close()
  }
  const { violations, trace, coverage } = world
  const { hash, lines } = trace
  const figures = figuresOf(world)
  return { seed, violations, hash, counts: coverage.counts, figures, trace: lines }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
