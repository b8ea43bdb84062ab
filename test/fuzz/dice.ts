import type { SeededRandom } from '../world/seeded-random'

/** Choices, all of them drawn from one seed. */
export class Dice {
  constructor(private readonly random: SeededRandom) {}

  chance(probability: number): boolean {
    return this.random.fraction() < probability
  }

  /** An integer, both ends included. */
  between(least: number, most: number): number {
    return least + this.random.below(most - least + 1)
  }

  /** Undefined only where there is nothing to pick from. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.random.below(items.length)]
  }

  /** Each of them with this probability. */
  some<T>(items: readonly T[], probability: number): T[] {
    return items.filter(() => this.chance(probability))
  }

  weighted<T extends { weight: number }>(items: readonly T[]): T | undefined {
    let rest = this.random.fraction() * items.reduce((sum, { weight }) => sum + weight, 0)
    return items.find(({ weight }) => (rest -= weight) < 0) ?? items.at(-1)
  }

  /** A pause whose lengths are spread as those of unrelated events are. */
  pause(meanMs: number): number {
    return Math.ceil(-Math.log(1 - this.random.fraction()) * meanMs)
  }
}
