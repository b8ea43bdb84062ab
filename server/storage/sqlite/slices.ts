import { nextStep } from '../../clock'
import type { StorageClock } from '../steady-time'

/** So many memberships are read in less than a millisecond. */
const ROWS = 200

interface Keyed {
  conversation: number
}

/** Reads on from a conversation's key; ascending. */
export type ReadOn<Row extends Keyed> = (after: number, limit: number) => Row[]

/** Whatever a person has thousands of is read in slices: between them the event loop turns, and others are served. */
export class Slices {
  constructor(private readonly clock: Pick<StorageClock, 'setImmediate'>) {}

  /** Everything that the statement gives. */
  async *all<Row extends Keyed>(read: ReadOn<Row>): AsyncGenerator<Row[]> {
    for (let after = 0; ;) {
      const rows = read(after, ROWS)
      yield rows
      const last = rows.at(-1)
      if (!last || rows.length < ROWS) return
      after = last.conversation
      await this.pause()
    }
  }

  pause(): Promise<void> {
    return nextStep(this.clock)
  }
}
