import type { Measurement } from '../measure'
import type { Line, Rival, Trial } from '../trials'
import { median } from './statistics'

export type Who = 'huiyin' | Rival

/** All that was measured: trial, who, round. */
export class Results {
  private readonly rounds = new Map<string, Measurement[]>()

  add(trial: Trial, who: Who, measurement: Measurement): void {
    this.of(trial, who).push(measurement)
  }

  /** The figure of the round in the middle. */
  figure(trial: Trial, who: Who, { figure }: Line): number {
    return median(this.of(trial, who).map(({ figures }) => figures[figure] ?? NaN))
  }

  /** Ours over theirs, round by round, so that a slow minute slows both; the ratio in the middle. */
  ratio(trial: Trial, rival: Rival, { figure }: Line): number {
    const theirs = this.of(trial, rival)
    return median(
      this.of(trial, 'huiyin').map(
        ({ figures }, round) => (figures[figure] ?? NaN) / (theirs[round]?.figures[figure] ?? NaN)
      )
    )
  }

  /** How much of its core a contender used, and the generator of its own. */
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
