import type { FuzzPhone } from './fuzz-phone'
import type { FuzzWorld } from './fuzz-world'
import { userRows } from './server-view'

const LONGEST_SETTLING_MS = 180_000
const LOOK_EVERY_MS = 1_000
/** After this time the bus has delivered everything, and dead links have been found. */
const AFTERMATH_MS = 60_000
/** The platform has few sockets, and releases them late. */
const MOST_TASKS = 2
/** Screens are drawn a little after their data is known. */
const DRAWN_MS = 500
const REST_MS = 70_000
const MOST_TURNS_TO_PEACE = 10

/** Ends all troubles: everybody is in front and online, and the server runs. */
export async function calm(world: FuzzWorld): Promise<void> {
  const { server, disk, phones } = world
  world.trace.add('world', 'calm begins')
  disk.recovers()
  server.crashesAt = undefined
  server.powerCuts = 0
  server.bus = { lost: 0, late: 0, twice: 0 }
  await server.starts()
  await endTwin(world)
  for (const phone of phones) soothe(phone)
  await world.clock.pass(AFTERMATH_MS)
}

/** Waits until every message is known everywhere. If this takes too long, reports what is missing. */
export async function settle(world: FuzzWorld, phones = world.phones): Promise<void> {
  const { clock, errands } = world
  const start = clock.now()
  let open = 'nothing was looked at'
  for (let ms = 0; ms <= LONGEST_SETTLING_MS && !world.hasViolation; ms += LOOK_EVERY_MS) {
    await clock.pass(LOOK_EVERY_MS)
    errands.tryAll(() => false)
    open = await unsettled(world, phones)
    if (open === '') break
  }
  world.settledMs ||= clock.now() - start
  await clock.pass(DRAWN_MS)
  if (open !== '' && !world.hasViolation) world.accuse(`did not settle: ${open}`)
}

/** With nothing to do, no phone opens another socket. */
export async function rest(world: FuzzWorld): Promise<void> {
  const before = socketsOf(world.phones)
  await world.clock.pass(REST_MS)
  const opened = socketsOf(world.phones) - before
  if (opened > 0) world.accuse(`${opened} sockets were opened at rest`)
  const greedy = world.phones.find(({ taskCount }) => taskCount.most > MOST_TASKS)
  if (greedy) world.accuse(`${greedy.name} held ${greedy.taskCount.most} SocketTasks at a time`)
}

/** The two phones must not replace each other again and again. Then the copy sends its messages and is discarded. */
async function endTwin(world: FuzzWorld): Promise<void> {
  const { twin, phones } = world
  const [original] = phones
  if (!twin || !original) return
  const pair = [original, twin]
  pair.forEach(soothe)
  await makePeace(world, pair)
  original.isKilled()
  soothe(twin)
  await settle(world, [twin])
  twin.isKilled()
  phones.splice(phones.indexOf(twin), 1)
}

/** It may take a few logins to decide which of the two is newer, but then it is settled. */
async function makePeace({ clock, accuse }: FuzzWorld, pair: readonly FuzzPhone[]): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS_TO_PEACE; turn++) {
    const before = socketsOf(pair)
    await clock.pass(REST_MS)
    if (socketsOf(pair) === before) return
  }
  accuse('a phone and its copy fight')
}

function socketsOf(phones: readonly FuzzPhone[]): number {
  return phones.reduce((sum, { wire }) => sum + wire.linksOpened, 0)
}

function soothe(phone: FuzzPhone): void {
  phone.faults.clear()
  phone.wire.toll = () => true
  phone.wire.latencyMs = 20
  phone.wire.mend()
  if (!phone.isRunning) phone.launches()
  const { controls, stores } = phone
  controls.setNetwork('wifi')
  controls.show()
  if (stores.connection.socketState === 'refused') stores.connection.retryNow()
}

async function unsettled(world: FuzzWorld, phones: readonly FuzzPhone[]): Promise<string> {
  if (!world.errands.isEmpty) return 'an errand is open'
  for (const phone of phones) {
    const { connection, conversations } = phone.inside
    if (!connection.isLive) return `${phone.name} is ${connection.state.name}`
    const waiting = phone.kept('outbox').length + phone.kept('read').length
    if (waiting > 0) return `${phone.name} has ${waiting} things to say`
    for (const row of await userRows(world, phone.owner)) {
      const known = conversations.get(row.cid)
      if (known?.lastSeq !== row.lastSeq) return `${phone.name} is behind in ${row.title}`
    }
  }
  return ''
}
