import { nextStep } from '../../clock'
import type { StorageClock } from '../steady-time'

/** So many memberships are read in less than half a millisecond. */
const ROWS = 100

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

  /** What is found for each of the keys. */
  async *each<Row>(keys: readonly number[], find: (key: number) => Row[]): AsyncGenerator<Row[]> {
    for (let from = 0; from < keys.length; from += ROWS) {
      if (from > 0) await this.pause()
      yield keys.slice(from, from + ROWS).flatMap(find)
    }
  }

  pause(): Promise<void> {
    return nextStep(this.clock)
  }
}
