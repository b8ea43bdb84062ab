import type { FuzzWorld } from './fuzz-world'
import { logOf, userRows } from './server-view'
import type { Trouble } from './troubles'

/** An older database comes back, under the same epoch as when a whole disk is rolled back, or under a new one. */
export const BACKUP_TROUBLES: readonly Trouble[] = [
  { kind: 'older-database', name: 'backup-made', weight: 6, run: ({ disk }) => void disk.backUp() },
  { kind: 'older-database', name: 'backup-put-back', weight: 3, run: putBack },
]

async function putBack(world: FuzzWorld): Promise<void> {
  const { server, disk, dice, ledger, clock } = world
  server.isKilled()
  if (!disk.putBack({ renewsEpoch: dice.chance(0.3) })) return
  world.wasPutBack = true
  disk.isFull = false
  await server.starts()
  world.revsPutBack = new Map(await clock.during(revsOf(world)))
  const texts = new Set(await clock.during(textsOf(world)))
  for (const { text } of ledger.sayings) if (!texts.has(text)) ledger.perhapsLost.add(text)
}

async function revsOf(world: FuzzWorld): Promise<[string, number][]> {
  const revs: [string, number][] = []
  for (const name of world.plan.users)
    for (const { cid, rev } of await userRows(world, name)) revs.push([`${name} ${cid}`, rev])
  return revs
}

async function textsOf(world: FuzzWorld): Promise<string[]> {
  const texts: string[] = []
  for (const name of world.plan.users)
    for (const { cid } of await userRows(world, name))
      for (const entry of await logOf(world, cid))
        if (entry.type === 'text') texts.push(entry.body.text)
  return texts
}
