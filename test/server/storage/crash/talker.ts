import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { systemClock } from '../../../../server/clock'
import { systemRandom } from '../../../../server/random'
import { openSqlite } from '../../../../server/storage/sqlite/open'

/** Says each line that it reads, answers `said` when that is on the disk, and stops at the end of its input. */
async function talk(file: string): Promise<void> {
  const storage = openSqlite({ file, clock: systemClock, random: systemRandom, syncing: 'beside' })
  const person = async (name: string): Promise<string> =>
    (await storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })).user.id
  const from = await person('Ann')
  const cid = await storage.openDirect(from, await person('Bob'))
  writeSync(1, `${JSON.stringify({ cid, epoch: storage.epoch })}\n`)
  for await (const text of createInterface(process.stdin)) {
    const mid = `mid of ${text}`
    await storage.append({ cid, from, mid, at: systemClock.now(), type: 'text', body: { text } })
    writeSync(1, 'said\n')
  }
  await storage.close()
}

// The server ends like this too: a process that runs out of work lets SQLite move the log as it ends
void talk(process.argv[2] ?? '').then(() => process.exit(0))
