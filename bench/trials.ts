import type { CommitJob, Figures, Load } from './jobs'

/** The rivals of our server. */
export type Rival = 'bare-ws' | 'commits' | 'socket.io'

/** A line of the table: the figure, its unit, and its target beside a rival's. */
export interface Line {
  title: string
  figure: keyof Figures
  unit: '/s' | 'ms' | 'KB'
  target?: { rival: Rival; least?: number; most?: number }
}

/** One load, its contenders, and the lines of the table that it gives. */
export interface Trial {
  name: string
  load: Load
  rivals: readonly Rival[]
  /** The work of the commit loop for the same load. */
  commits?: CommitJob
  lines: readonly Line[]
}

const PAIRS = 100
const MEMBERS = 100
const PER_SECOND = 1000
const NETWORK: readonly Rival[] = ['bare-ws', 'socket.io']
const EVERYBODY: readonly Rival[] = ['bare-ws', 'commits', 'socket.io']

/** All trials, in order. */
export const trials = (seconds: number, people: number): Trial[] => [
  sends(seconds),
  fanOut(1, seconds, 0.8),
  fanOut(16, seconds, 1.5),
  paced(seconds),
  idle(people),
]

const sends = (seconds: number): Trial => ({
  name: 'sends',
  load: { kind: 'sends', pairs: PAIRS, seconds },
  rivals: EVERYBODY,
  // Our commits cannot hold more: each person has one message in flight.
  commits: { batch: PAIRS * 2, seconds },
  lines: [
    {
      title: `durable 1:1 sends, ${PAIRS} pairs`,
      figure: 'perSecond',
      unit: '/s',
      target: { rival: 'socket.io', least: 0.9 },
    },
  ],
})

const fanOut = (inFlight: number, seconds: number, least: number): Trial => ({
  name: `fan-out-${inFlight}`,
  load: { kind: 'fan-out', members: MEMBERS, inFlight, seconds },
  rivals: NETWORK,
  lines: [
    {
      title: `deliveries, group of ${MEMBERS}, ${inFlight} in flight`,
      figure: 'perSecond',
      unit: '/s',
      target: { rival: 'bare-ws', least },
    },
  ],
})

const paced = (seconds: number): Trial => ({
  name: 'paced',
  load: { kind: 'paced', pairs: PAIRS, perSecond: PER_SECOND, seconds },
  rivals: EVERYBODY,
  commits: { perSecond: PER_SECOND, seconds },
  lines: [
    { title: `acknowledged at ${PER_SECOND}/s, p50`, figure: 'p50', unit: 'ms' },
    {
      title: `acknowledged at ${PER_SECOND}/s, p99`,
      figure: 'p99',
      unit: 'ms',
      target: { rival: 'commits', most: 5 },
    },
  ],
})

const idle = (people: number): Trial => ({
  name: 'idle',
  load: { kind: 'idle', people },
  rivals: NETWORK,
  lines: [
    {
      title: `memory per idle connection, ${people}`,
      figure: 'bytes',
      unit: 'KB',
      target: { rival: 'bare-ws', most: 1.5 },
    },
  ],
})
