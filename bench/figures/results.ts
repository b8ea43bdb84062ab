import type { Measurement } from '../measure'
import type { Line, Rival, Trial } from '../trials'
import { median } from './statistics'

export type Who = 'huiyin' | Rival

/** All measurements: by trial, contender and round. */
export class Results {
  private readonly rounds = new Map<string, Measurement[]>()

  add(trial: Trial, who: Who, measurement: Measurement): void {
    this.of(trial, who).push(measurement)
  }

  /** The median of the rounds. */
  figure(trial: Trial, who: Who, { figure }: Line): number {
    return median(this.of(trial, who).map(({ figures }) => figures[figure] ?? NaN))
  }

  /** The median of the ratios of ours to theirs in each round. A slow minute slows both. */
  ratio(trial: Trial, rival: Rival, { figure }: Line): number {
    const theirs = this.of(trial, rival)
    return median(
      this.of(trial, 'huiyin').map(
        ({ figures }, round) => (figures[figure] ?? NaN) / (theirs[round]?.figures[figure] ?? NaN)
      )
    )
  }

  /** How much of its core the contender used, and the generator. */
  shares(trial: Trial, who: Who): { server: number; generator: number } {
    const all = this.of(trial, who)
    return {
      server: median(all.map(({ serverShare }) => serverShare)),
      generator: median(all.map(({ generatorShare }) => generatorShare)),
    }
  }

  private of({ name }: Trial, who: Who): Measurement[] {
    const key = `${name} ${who}`
    const known = this.rounds.get(key) ?? []
    this.rounds.set(key, known)
    return known
  }
}
