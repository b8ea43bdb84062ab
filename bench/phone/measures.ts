import { startHuiyin } from '../processes/own-server'
import { coldStart } from './cold-start'
import { frontToLive } from './front-to-live'

/** What is measured of the mini-program itself, by name: each gives a table of its own. */
const MEASURES = { 'front-to-live': frontToLive, 'cold-start': coldStart }

const ROUNDS = 20

/** Measures what was chosen, each with a fresh server, and answers the tables. */
export async function measurePhones(server: string, only: string): Promise<string[]> {
  const tables: string[] = []
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (!name.startsWith(only)) continue
    console.error(name)
    const contender = await startHuiyin(server)
    try {
      tables.push(await measure(contender.url, ROUNDS))
    } finally {
      await contender.stop()
    }
  }
  return tables
}
