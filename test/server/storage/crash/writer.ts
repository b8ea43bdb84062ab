import { writeSync } from 'node:fs'
import { systemClock } from '../../../../server/clock'
import { systemRandom } from '../../../../server/random'
import { openSqlite } from '../../../../server/storage/sqlite/open'
import type { Storage } from '../../../../server/storage/storage'

/**
 * Writes as fast as possible until it is killed. Prints a line for each acknowledgement. One person writes, with the
 * mids `ROUND-1`, `ROUND-2` …
 */
async function write(file: string, round: string): Promise<void> {
  const storage = openSqlite({ file, clock: systemClock, random: systemRandom, syncing: 'beside' })
  const from = await person(storage, 'Ann')
  const others = await Promise.all(['Bob', 'Cid', 'Dan'].map((name) => person(storage, name)))
  const cids = await Promise.all(others.map((other) => storage.openDirect(from, other)))

  let sent = 0
  const say = async () => {
    const turn = ++sent
    const cid = cids[turn % cids.length] ?? ''
    const userId = others[turn % cids.length] ?? ''
    const mid = `${round}-${turn}`
    const body = { text: `text of ${mid} `.repeat(1 + (turn % 40)) }
    const at = systemClock.now()
    const { entry } = await storage.append({ cid, from, mid, at, type: 'text', body })
    const { seq, n } = entry
    writeSync(1, `${JSON.stringify({ cid, from, mid, seq, n, at: entry.at })}\n`)
    if (turn % 3 === 0) await storage.markRead({ cid, userId, seq })
  }
  for (let turn = 0; ; turn++) await Promise.all(Array.from({ length: 1 + (turn % 30) }, say))
}

async function person(storage: Storage, name: string): Promise<string> {
  const { user } = await storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
  return user.id
}

const [file = '', round = ''] = process.argv.slice(2)
void write(file, round)
