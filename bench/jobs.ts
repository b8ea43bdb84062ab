import type { Pace } from './pace'

/** The contenders that are measured over the network. */
export type Speaker = 'huiyin' | 'bare-ws' | 'socket.io'

/** The loads of the generator. */
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

/** The figures of the load. */
export interface Figures {
  perSecond?: number
  p50?: number
  p99?: number
  /** Bytes of one connection. */
  bytes?: number
}

/** The work of the commit loop: as many rows as possible, or rows at fixed times. */
export type CommitJob = { batch: number; seconds: number } | Pace
