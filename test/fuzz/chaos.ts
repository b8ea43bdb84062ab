import { ACTS } from './acts'
import type { FuzzPhone } from './fuzz-phone'
import type { FuzzWorld } from './fuzz-world'
import { TROUBLE_LIST, type Trouble } from './troubles'

const SHARE_OF_TROUBLES = 0.35
const LONGEST_OUTAGE_MS = 20_000
const ANSWERS_LOST = 0.3

/** People write and read while the troubles of the plan happen. */
export async function chaos(world: FuzzWorld): Promise<void> {
  const { plan, dice, clock } = world
  const troubles = TROUBLE_LIST.filter(({ kind }) => plan.troubles.has(kind))
  for (let step = 0; step < plan.steps && !world.hasViolation; step++) {
    const trouble = dice.chance(SHARE_OF_TROUBLES) ? dice.weighted(troubles) : undefined
    if (trouble) await befall(world, trouble)
    else act(world)
    world.errands.tryAll(() => dice.chance(ANSWERS_LOST))
    await clock.pass(dice.pause(plan.meanPauseMs))
    if (plan.hasTwin && step === Math.floor(plan.steps / 3)) copyPhone(world)
    await recover(world)
  }
}

function act(world: FuzzWorld): void {
  const phone = world.dice.pick(world.inFront)
  if (phone) world.dice.weighted(ACTS)?.run(world, phone)
}

async function befall(world: FuzzWorld, trouble: Trouble): Promise<void> {
  const phone = world.dice.pick(world.phones.filter(({ isRunning }) => isRunning))
  if (!phone) return
  world.trace.add(phone.name, `[${trouble.name}]`)
  world.coverage.met(`fault ${trouble.name}`)
  await trouble.run(world, phone)
}

/** Sooner or later, a killed phone is reopened and a stopped server starts. */
async function recover({ phones, dice, server, clock, trace }: FuzzWorld): Promise<void> {
  for (const phone of phones) {
    if (phone.isRunning || !dice.chance(0.2)) continue
    trace.add(phone.name, 'is launched')
    phone.launches()
  }
  if (server.isUp || dice.chance(0.6)) return
  await clock.pass(dice.between(0, LONGEST_OUTAGE_MS))
  await server.starts()
}

/** Copies a phone's storage to another phone, like a backup: two phones are then one device. */
function copyPhone(world: FuzzWorld): void {
  const original: FuzzPhone | undefined = world.phones[0]
  if (!original || world.twin) return
  const twin = world.newPhone(`${original.owner}-twin`, original.owner)
  for (const key of original.storage.keys()) {
    if (!key.includes('/outbox/')) twin.storage.set(key, original.storage.get(key) ?? '')
  }
  world.trace.add(twin.name, 'is a copy, and launched')
  world.coverage.met('fault phone-copied')
  world.phones.push(twin)
  world.twin = twin
  twin.launches()
}
