import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CrashRun } from './crash-run'
import { inWords } from './figures'

/** Kills the server the requested number of times, prints the results, and fails if there is any error. */
export async function main(entry: string): Promise<void> {
  const { rounds, seed } = options()
  // Beside the bundle, because a temporary folder may be in memory.
  const data = mkdtempSync(path.join(path.dirname(entry), 'crash-'))
  const run = new CrashRun({ entry, data }, seed)
  for (let round = 0; round < rounds; round++) {
    await run.round(round)
    if (run.figures.flaws.length > 0) break
    if (round % 10 === 9) console.error(`${round + 1} of ${rounds} rounds`)
  }
  await run.checkAll()
  console.log(inWords(run.figures))
  if (run.figures.flaws.length > 0) {
    console.error(`seed ${seed}; the data is left in ${data}`)
    process.exitCode = 1
    return
  }
  rmSync(data, { recursive: true })
}

function options(): { rounds: number; seed: number } {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  })
  return { rounds: Number(values.rounds), seed: Number(values.seed) }
}
