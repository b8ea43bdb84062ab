import type { SeededRandom } from '../world/seeded-random'

/** Random choices, all from one seed. */
export class Dice {
  constructor(private readonly random: SeededRandom) {}

  chance(probability: number): boolean {
    return this.random.fraction() < probability
  }

  /** An integer, both bounds included. */
  between(least: number, most: number): number {
    return least + this.random.below(most - least + 1)
  }

  /** Undefined only if there are no items. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.random.below(items.length)]
  }

  /** Selects each item with this probability. */
  some<T>(items: readonly T[], probability: number): T[] {
    return items.filter(() => this.chance(probability))
  }

  weighted<T extends { weight: number }>(items: readonly T[]): T | undefined {
    let rest = this.random.fraction() * items.reduce((sum, { weight }) => sum + weight, 0)
    return items.find(({ weight }) => (rest -= weight) < 0) ?? items.at(-1)
  }

  /** A pause with exponentially distributed length, like that between unrelated events. */
  pause(meanMs: number): number {
    return Math.ceil(-Math.log(1 - this.random.fraction()) * meanMs)
  }
}
