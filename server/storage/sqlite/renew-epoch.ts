import { systemClock } from '../../clock'
import type { Random } from '../../random'
import { openSqlite } from './open'

/**
 * Renews the epoch of a database that no server uses, and returns it. Phones then drop their caches. Throws
 * `StartRefusal`, or an error in one sentence, if this is not possible.
 */
export async function renewEpoch(file: string, random: Random): Promise<string> {
  const storage = openSqlite({ file, random, clock: systemClock, renew: 'it was restored' })
  await storage.close()
  return storage.epoch
}
