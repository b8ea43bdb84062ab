import type { Random } from '../../random'
import { openDatabase } from './driver'
import { lock } from './lock'
import { newId } from './new-id'

/**
 * Gives a database that no server uses a new epoch, and returns it: phones then drop what they
 * kept of the earlier one. Throws `StartRefusal` or an error in one sentence where it cannot.
 */
export function renewEpoch(file: string, random: Random): string {
  const release = lock(file)
  try {
    const db = openDatabase(file)
    try {
      const epoch = newId(random)
      db.prepare('UPDATE meta SET epoch = ? WHERE only = 1').run(epoch)
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return epoch
    } finally {
      db.close()
    }
  } finally {
    release()
  }
}
