import { percentile } from '../figures/statistics'
import { table } from '../figures/table'

/** What the honest pair noticed, in milliseconds from each send to its acknowledgement. */
export interface Phase {
  name: string
  /** Before and after the attack. */
  quiet: readonly number[]
  during: readonly number[]
  /** What became of the attackers' requests. */
  became: string
  /** The most memory of the server. */
  bytes: number
}

const MOST_TIMES = 5
const ALWAYS_FINE_MS = 20

/** One line for each attack. */
export const report = (phases: readonly Phase[]): string =>
  table([
    ['attack', 'quiet p50/p99', 'p50/p99', 'target', 'memory', 'answers'],
    ...phases.map(lineOf),
  ])

function lineOf({ name, quiet, during, became, bytes }: Phase): string[] {
  const target = Math.max(ALWAYS_FINE_MS, MOST_TIMES * percentile([...quiet], 0.99))
  const isHeld = percentile([...during], 0.99) <= target
  return [
    name,
    both(quiet),
    `${both(during)} ms`,
    `${target.toFixed(0)} ms: ${isHeld ? 'held' : 'missed'}`,
    `${Math.round(bytes / 2 ** 20)} MB`,
    became,
  ]
}

const both = (times: readonly number[]): string =>
  [0.5, 0.99].map((share) => percentile([...times], share).toFixed(1)).join('/')
