import type { Clock } from '../clock'

/** What a storage needs from the clock. */
export type StorageClock = Pick<Clock, 'now' | 'elapsed' | 'setImmediate'>

/** One instant: by steady time, and by the clock on the wall. */
export interface Instant {
  steady: number
  wall: number
}

/** Two readings that agree up to this show no setting of the clock. */
const TOLERANCE_MS = 1000

/**
 * Milliseconds since 1970 for as long as nobody sets the clock. When the clock is set, steady time goes on at
 * the pace of real time, so that a difference of two readings is what really passed between them.
 * While no process runs, only the wall clock can tell how long that was: a clock set back meanwhile counts as no time.
 */
export class SteadyTime {
  private steady: number
  private wall: number
  private elapsed: number

  /** `last`: when the process before took in its last entry. */
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
