import type { Pace } from './pace'

/** Who is measured over the network. */
export type Speaker = 'huiyin' | 'bare-ws' | 'socket.io'

/** What the generator does to a contender. */
export type Load =
  | { kind: 'sends'; pairs: number; seconds: number }
  | ({ kind: 'paced'; pairs: number } & Pace)
  | { kind: 'fan-out'; members: number; inFlight: number; seconds: number }
  | { kind: 'idle'; people: number }

export interface GeneratorJob {
  speaker: Speaker
  url: string
  load: Load
}

/** What came of it: the ones that the load is about. */
export interface Figures {
  perSecond?: number
  p50?: number
  p99?: number
  /** Of one connection. */
  bytes?: number
}

/** What the loop of commits does: as many rows as it can, or some at their times. */
export type CommitJob = { batch: number; seconds: number } | Pace
