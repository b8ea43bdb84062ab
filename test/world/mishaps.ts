import type { SeededRandom } from './seeded-random'

/** What can befall a way by itself: at a frame, or at an attempt to connect. */
export type Mishap =
  /** The frame does not arrive, and both ends learn that the link is over. */
  | 'breaks'
  /** Neither this frame nor another arrives, and nobody is told. */
  | 'falls-silent'
  /** The frame arrives seconds later, and so does all that comes after it. */
  | 'stalls'
  /** The link is refused though a server stands there. */
  | 'is-refused'
  /** The link never opens, and nobody is told. */
  | 'opens-into-silence'

const LONGEST_STALL_MS = 5_000

/** How often what befalls a way: nothing, until it is set. */
export class Mishaps {
  /** Each 0 to 1. */
  rates: Partial<Record<Mishap, number>> = {}
  /** How often each has struck. */
  readonly struck: Partial<Record<Mishap, number>> = {}

  constructor(private readonly random: SeededRandom) {}

  /** Nothing is drawn for what is not set: without mishaps a run is what it was before there were any. */
  strikes(mishap: Mishap): boolean {
    const rate = this.rates[mishap] ?? 0
    if (rate === 0 || this.random.fraction() >= rate) return false
    this.struck[mishap] = (this.struck[mishap] ?? 0) + 1
    return true
  }

  stallMs(): number {
    return this.strikes('stalls') ? this.random.below(LONGEST_STALL_MS) : 0
  }

  /** An integer from 0 up to, and without, `end`. */
  below(end: number): number {
    return end > 0 ? this.random.below(end) : 0
  }
}
