import { parseArgs } from 'node:util'
import { report, shares } from './figures/report'
import { Results, type Who } from './figures/results'
import { measurePhones } from './phone/measures'
import { measure, measureCommits, type Measurement } from './measure'
import { trials, type Trial } from './trials'

/** Measures everything, and prints the tables. */
export async function main(server: string): Promise<void> {
  const { seconds, people, only, rounds } = options()
  const chosen = trials(seconds, people).filter(({ name }) => name.startsWith(only))
  if (chosen.length > 0) await compare(chosen, rounds, server)
  for (const table of await measurePhones(server, only)) console.log(`\n${table}\n`)
  // Measured phones keep looking for their server.
  process.exit()
}

/** Runs in rounds, so that each contender has a turn in each round. */
async function compare(chosen: readonly Trial[], rounds: number, server: string): Promise<void> {
  const results = new Results()
  for (let round = 1; round <= rounds; round++) {
    for (const trial of chosen) {
      for (const who of ['huiyin', ...trial.rivals] as const) {
        console.error(`round ${round} of ${rounds}: ${trial.name}, ${who}`)
        results.add(trial, who, await measureOne(trial, who, server))
      }
    }
  }
  console.log(`\n${report(chosen, results)}\n`)
  const timed = chosen.filter(({ load }) => load.kind !== 'idle')
  if (timed.length > 0) console.log(`${shares(timed, results)}\n`)
}

function measureOne(trial: Trial, who: Who, server: string): Promise<Measurement> {
  if (who !== 'commits') return measure(who, trial.load, server)
  if (!trial.commits) throw new Error(`${trial.name} has no job for the commit loop`)
  return measureCommits(trial.commits)
}

function options() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      people: { type: 'string', default: '5000' },
      only: { type: 'string', default: '' },
    },
  })
  return {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    people: Number(values.people),
    only: values.only,
  }
}
