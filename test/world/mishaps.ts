import type { SeededRandom } from './seeded-random'

/** What can happen to a road by itself, at a frame or at an attempt to connect. */
export type Mishap =
  /** The frame is lost, and both ends are told that the link has ended. */
  | 'breaks'
  /** This frame and all later ones are lost, and nobody is told. */
  | 'falls-silent'
  /** The frame arrives seconds later, and so does everything after it. */
  | 'stalls'
  /** The link is refused although a server listens. */
  | 'is-refused'
  /** The link never opens, and nobody is told. */
  | 'opens-into-silence'

const LONGEST_STALL_MS = 5_000

/** How often each mishap happens. Never, until it is set. */
export class Mishaps {
  /** Probabilities from 0 to 1. */
  rates: Partial<Record<Mishap, number>> = {}
  /** How often each has happened. */
  readonly struck: Partial<Record<Mishap, number>> = {}

  constructor(private readonly random: SeededRandom) {}

  /** A mishap that is not set draws no random number, so runs without mishaps stay the same. */
  strikes(mishap: Mishap): boolean {
    const rate = this.rates[mishap] ?? 0
    if (rate === 0 || this.random.fraction() >= rate) return false
    this.struck[mishap] = (this.struck[mishap] ?? 0) + 1
    return true
  }

  stallMs(): number {
    return this.strikes('stalls') ? this.random.below(LONGEST_STALL_MS) : 0
  }

  /** An integer from 0 to `end`, exclusive. */
  below(end: number): number {
    return end > 0 ? this.random.below(end) : 0
  }
}
