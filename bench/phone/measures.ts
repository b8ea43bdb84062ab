import { startHuiyin } from '../processes/own-server'
import { coldStart } from './cold-start'
import { frontToLive } from './front-to-live'

/** The measurements of the mini-program itself, by name. Each gives its own table. */
const MEASURES = { 'front-to-live': frontToLive, 'cold-start': coldStart }

const ROUNDS = 20

/** Runs the chosen measurements, each with a fresh server, and returns the tables. */
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
