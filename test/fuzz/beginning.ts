import type { FuzzWorld } from './fuzz-world'

const SIGN_IN_MS = 3_000

/** Starts the server, creates people and conversations, and launches all phones. */
export async function begin(world: FuzzWorld): Promise<void> {
  const { clock, server, plan, phones } = world
  await server.starts()
  await clock.during(acquaint(world))
  for (const [at, phone] of phones.entries()) {
    phone.faults.useProfile(plan.profiles[at] ?? 'plain')
    phone.launches()
  }
  await clock.pass(SIGN_IN_MS)
  server.bus = plan.bus
  server.powerCuts = plan.powerCuts
  for (const { faults } of phones) faults.setAll(plan.faults)
}

async function acquaint({ server: { storage }, plan, userIds, clock }: FuzzWorld): Promise<void> {
  for (const name of plan.users) {
    const { user } = await storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
    userIds.set(name, user.id)
  }
  const idOf = (name: string) => userIds.get(name) ?? ''
  for (const [at, [owner, ...others]] of plan.groups.entries()) {
    if (owner === undefined) continue
    const group = { title: `group ${at + 1}`, avatar: '', owner: idOf(owner), at: clock.now() }
    const cid = await storage.createGroup(group)
    for (const name of others) await storage.join(cid, idOf(name), clock.now())
  }
  for (const [one, other] of plan.directs) await storage.openDirect(idOf(one), idOf(other))
}
