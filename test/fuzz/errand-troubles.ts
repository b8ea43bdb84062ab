import type { FuzzPhone } from './fuzz-phone'
import type { FuzzWorld } from './fuzz-world'
import type { Trouble } from './troubles'

const LAST_ENTRIES = 10

/** What people do without the mini-program, and what happens to their accounts. */
export const ERRAND_TROUBLES: readonly Trouble[] = [
  { kind: 'errands', name: 'recalled', weight: 5, run: recall },
  { kind: 'errands', name: 'pinned', weight: 4, run: pin },
  { kind: 'newcomers', name: 'group-joined', weight: 2, run: join },
  { kind: 'newcomers', name: 'conversation-opened', weight: 2, run: openDirect },
  { kind: 'expiry', name: 'token-expired', weight: 1, run: expire },
]

async function recall(world: FuzzWorld, phone: FuzzPhone): Promise<void> {
  const { server, clock, dice, ledger, trace } = world
  const row = dice.pick(phone.stores.inbox.rows)
  if (!row || !server.isUp) return
  const page = { cid: row.cid, first: 1, last: Number.MAX_SAFE_INTEGER, limit: LAST_ENTRIES }
  const entries = await clock.during(server.storage.history(page)).catch(() => [])
  const mine = entries.filter(({ from }) => from === world.userId(phone.owner))
  const entry = dice.pick(mine)
  if (entry?.type !== 'text') return
  const { text } = entry.body
  const { cid, seq } = entry
  trace.add(phone.name, `takes back "${text}"`)
  const data = { cid, seq, mid: `recall-${phone.name}-${dice.between(0, 1e12)}` }
  const ended = (outcome: string) => {
    trace.add(phone.name, `taking back "${text}": ${outcome}`)
    if (outcome === 'done') ledger.recalled.add(text)
    else ledger.perhapsRecalled.add(text)
  }
  world.errands.begin({ owner: phone.owner, url: '/message/recall', data, ended })
}

function pin(world: FuzzWorld, phone: FuzzPhone): void {
  const row = world.dice.pick(phone.stores.inbox.rows)
  if (!row) return
  const data = { cid: row.cid, pinned: world.dice.chance(0.5), muted: world.dice.chance(0.5) }
  const ended = (outcome: string) => world.trace.add(phone.name, `sets ${row.title}: ${outcome}`)
  world.errands.begin({ owner: phone.owner, url: '/conversation/set', data, ended })
}

/** The members learn about it only from the head watch. */
function join(world: FuzzWorld, { owner }: FuzzPhone): void {
  const { server, clock, trace } = world
  if (!server.isUp) return
  const { storage } = server
  const found = async () => {
    const group = { title: 'new group', avatar: '', owner: world.userId(owner), at: clock.now() }
    const cid = await storage.createGroup(group)
    for (const name of world.plan.users) await storage.join(cid, world.userId(name), clock.now())
    trace.add(owner, 'has founded a group')
  }
  found().catch(() => undefined) // The disk may be full
}

function openDirect(world: FuzzWorld, phone: FuzzPhone): void {
  const others = world.plan.users.filter((name) => name !== phone.owner)
  const other = world.dice.pick(others)
  if (other === undefined) return
  const ended = (outcome: string) => world.trace.add(phone.name, `opens ${other}: ${outcome}`)
  const data = { userId: world.userId(other) }
  world.errands.begin({ owner: phone.owner, url: '/conversation/open', data, ended })
}

/** The server invalidates a phone's token, once in a run. */
function expire(world: FuzzWorld, phone: FuzzPhone): void {
  const { server, trace, expired } = world
  if (!server.isUp || phone.token === undefined || expired.has(phone.name)) return
  expired.add(phone.name)
  trace.add(phone.name, 'has a token that is too old')
  server.expire(phone.token).catch(() => undefined) // The disk may be full
}
