import type { Clock } from '../clock'

/** What a storage needs from the clock. */
export type StorageClock = Pick<Clock, 'now' | 'elapsed' | 'setImmediate'>

/** A moment in steady time and by the wall clock. */
export interface Instant {
  steady: number
  wall: number
}

/** A difference of at most this much does not mean that the clock was set. */
const TOLERANCE_MS = 1000

/**
 * Milliseconds since 1970 until somebody sets the clock. After that, steady time continues at the pace of real time,
 * so the difference of two readings is the time that really passed. While no process runs, only the wall clock knows
 * how much time passes. If it was set back meanwhile, that time counts as zero.
 */
export class SteadyTime {
  private steady: number
  private wall: number
  private elapsed: number

  /** `last`: when the previous process received its last entry. */
  constructor(
    private readonly clock: Pick<Clock, 'now' | 'elapsed'>,
    last?: Instant
  ) {
    this.wall = clock.now()
    this.elapsed = clock.elapsed()
    this.steady = last ? last.steady + Math.max(0, this.wall - last.wall) : this.wall
  }

  now(): Instant {
    const wall = this.clock.now()
    const elapsed = this.clock.elapsed()
    const [byWall, byElapsed] = [wall - this.wall, elapsed - this.elapsed]
    const wasSet = Math.abs(byWall - byElapsed) > TOLERANCE_MS
    this.steady += wasSet ? Math.round(byElapsed) : Math.max(0, byWall)
    this.wall = wall
    this.elapsed = elapsed
    return { steady: this.steady, wall }
  }
}
