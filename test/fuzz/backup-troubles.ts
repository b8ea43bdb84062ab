import type { Entry } from '../../protocol/entry'
import type { FuzzWorld } from './fuzz-world'
import { logOf, userRows } from './server-view'
import type { Trouble } from './troubles'

/** An older database is restored: with the same epoch, like a rolled back disk, or with a new one. */
export const BACKUP_TROUBLES: readonly Trouble[] = [
  { kind: 'older-database', name: 'backup-made', weight: 6, run: backUp },
  { kind: 'older-database', name: 'backup-put-back', weight: 3, run: returns },
  { kind: 'older-database', name: 'backup-outgrown', weight: 3, run: outgrow },
]

/** The maximum number of entries in a log beyond those that it lost. */
const MOST_MORE = 2
/** The maximum number of read marks and similar changes elsewhere. */
const MOST_ELSEWHERE = 30

function backUp(world: FuzzWorld): void {
  world.backup = world.disk.backUp()
}

async function returns(world: FuzzWorld): Promise<void> {
  await putBack(world)
}

async function putBack(world: FuzzWorld): Promise<boolean> {
  const { server, disk, dice, ledger, backup } = world
  server.isKilled()
  const renewsEpoch = dice.chance(0.3)
  if (!backup) return false
  disk.putBack(backup, { renewsEpoch })
  world.wasPutBack = true
  disk.recovers()
  await server.starts()
  const texts = new Set(textsIn(await logsOf(world)))
  for (const { text } of ledger.sayings) if (!texts.has(text)) ledger.perhapsLost.add(text)
  return true
}

/** Restores the database and lets it grow beyond what it lost before any phone hears from it. */
async function outgrow(world: FuzzWorld): Promise<void> {
  const { clock, phones } = world
  if (!world.server.isUp || !world.disk.isWell) return
  const before = await logsOf(world).catch(() => undefined)
  if (!before) return // The store does not know yet what is on its disk
  const wasCut = phones.map(({ wire }) => wire.isCut)
  for (const { wire } of phones) wire.cut()
  if (await putBack(world)) {
    const now = await logsOf(world)
    await clock.during(growPast(world, before, now))
  }
  for (const [at, { wire }] of phones.entries()) if (!wasCut[at]) wire.mend()
}

type Logs = ReadonlyMap<string, readonly Entry[]>

async function growPast(world: FuzzWorld, before: Logs, now: Logs): Promise<void> {
  const { dice } = world
  for (const [cid, { length }] of now) {
    const lost = (before.get(cid)?.length ?? 0) - length
    if (lost > 0) await grow(world, cid, lost + dice.between(0, MOST_MORE))
  }
  if (dice.chance(0.5)) await changeElsewhere(world)
}

/** Adds messages from phones outside of this world. */
async function grow(world: FuzzWorld, cid: string, count: number): Promise<void> {
  const { server, dice, clock } = world
  const members = await server.storage.members(cid)
  for (let turn = 0; turn < count; turn++) {
    const from = dice.pick(members)
    if (from === undefined) return
    const said = { cid, from, at: clock.now(), mid: `elsewhere-${dice.between(0, 1e15)}` }
    await server.storage.append({ ...said, type: 'text', body: { text: `elsewhere ${said.mid}` } })
  }
}

/** Makes so many changes that the latest change number is higher than any phone knows. */
async function changeElsewhere({ server, dice }: FuzzWorld): Promise<void> {
  const { user } = await server.storage.ensureUser(stranger('Zoe'))
  const cid = await server.storage.createGroup({ title: 'far', avatar: '', owner: user.id, at: 0 })
  const count = dice.between(1, MOST_ELSEWHERE)
  for (let turn = 0; turn < count; turn++)
    await server.storage.setMarks(cid, user.id, { pinned: turn % 2 === 0 })
}

const stranger = (name: string) => ({ identity: `demo:${name}`, name, avatar: '' })

async function logsOf(world: FuzzWorld): Promise<Map<string, Entry[]>> {
  const logs = new Map<string, Entry[]>()
  for (const name of world.plan.users)
    for (const { cid } of await userRows(world, name))
      if (!logs.has(cid)) logs.set(cid, await logOf(world, cid))
  return logs
}

function textsIn(logs: Logs): string[] {
  return [...logs.values()].flat().flatMap(({ type, body }) => (type === 'text' ? [body.text] : []))
}
