import { systemClock } from '../../clock'
import type { Random } from '../../random'
import { openSqlite } from './open'

/**
 * Gives a database that no server uses a new epoch, and returns it: phones then drop what they kept of the earlier one.
 * Throws `StartRefusal`, or an error in one sentence, where it cannot.
 */
export async function renewEpoch(file: string, random: Random): Promise<string> {
  const storage = openSqlite({ file, random, clock: systemClock, renew: 'it was restored' })
  await storage.close()
  return storage.epoch
}
