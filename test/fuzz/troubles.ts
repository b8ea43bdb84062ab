import type { NetworkType } from '../../simulator/platform/network'
import { openSome, say } from './acts'
import { BACKUP_TROUBLES } from './backup-troubles'
import { ERRAND_TROUBLES } from './errand-troubles'
import type { FuzzPhone } from './fuzz-phone'
import type { FuzzWorld } from './fuzz-world'

/** A trouble of one phone, or of all, in runs that have its kind. */
export interface Trouble {
  kind: string
  name: string
  weight: number
  run: (world: FuzzWorld, phone: FuzzPhone) => void | Promise<void>
}

/** Long enough for the cache to be written. */
const READING_MS = 1_500
const SLOWEST_MS = 1_500
const HAMMERED = 10
const HAMMERED_EVERY_MS = 200
const LONGEST_STALL_MS = 12_000
const LONGEST_SLEEP_MS = 30_000
const NETWORKS: readonly NetworkType[] = ['wifi', '4g', '5g', '3g']

const ofPhones: readonly Trouble[] = [
  { kind: 'background', name: 'hidden', weight: 6, run: (_, phone) => phone.controls.hide() },
  { kind: 'background', name: 'shown', weight: 8, run: (_, phone) => phone.controls.show() },
  { kind: 'kills', name: 'killed', weight: 4, run: (_, phone) => phone.isKilled() },
  { kind: 'kills', name: 'killed-offline', weight: 3, run: dieOffline },
  { kind: 'network', name: 'network-lost', weight: 4, run: (_, phone) => network(phone, 'none') },
  { kind: 'network', name: 'read-elsewhere', weight: 4, run: readElsewhere },
  { kind: 'network', name: 'network-found', weight: 6, run: changeNetwork },
  { kind: 'network', name: 'network-slow', weight: 3, run: slow },
  { kind: 'half-open', name: 'link-silent', weight: 4, run: (_, phone) => phone.wire.silence() },
  { kind: 'half-open', name: 'way-cut', weight: 2, run: (_, phone) => phone.wire.cut() },
  { kind: 'half-open', name: 'way-mended', weight: 4, run: (_, phone) => phone.wire.mend() },
  { kind: 'lost-frames', name: 'frame-lost', weight: 6, run: loseFrame },
  { kind: 'impatience', name: 'retried', weight: 4, run: retry },
  { kind: 'impatience', name: 'hammered', weight: 4, run: hammer },
]

const ofServer: readonly Trouble[] = [
  {
    kind: 'server-kills',
    name: 'server-killed',
    weight: 3,
    run: ({ server }) => server.isKilled(),
  },
  { kind: 'restarts', name: 'server-restarted', weight: 2, run: ({ server }) => server.stops() },
  { kind: 'crashes-at-syncs', name: 'crash-ahead', weight: 4, run: crash },
  { kind: 'full-disk', name: 'disk-full', weight: 4, run: ({ disk }) => void (disk.isFull = true) },
  {
    kind: 'full-disk',
    name: 'disk-free',
    weight: 6,
    run: ({ disk }) => void (disk.isFull = false),
  },
  {
    kind: 'failing-disk',
    name: 'disk-failing',
    weight: 4,
    run: ({ disk }) => void (disk.isFailing = true),
  },
  {
    kind: 'failing-disk',
    name: 'disk-mended',
    weight: 6,
    run: ({ disk }) => void (disk.isFailing = false),
  },
  { kind: 'stalls', name: 'disk-stalled', weight: 3, run: stallDisk },
  { kind: 'stalls', name: 'machine-stalled', weight: 2, run: stall },
  { kind: 'sleep', name: 'slept', weight: 2, run: sleep },
]

/** All troubles. */
export const TROUBLE_LIST: readonly Trouble[] = [
  ...ofPhones,
  ...ofServer,
  ...ERRAND_TROUBLES,
  ...BACKUP_TROUBLES,
]

function network({ wire, controls, isRunning }: FuzzPhone, type: NetworkType): void {
  if (!isRunning) return
  if (type === 'none') wire.cut()
  else wire.mend()
  controls.setNetwork(type)
}

/** Kills a phone whose disk alone has what was read and written offline. */
async function dieOffline(world: FuzzWorld, phone: FuzzPhone): Promise<void> {
  if (!phone.isInFront) return
  network(phone, 'none')
  openSome(world, phone)
  if (world.dice.chance(0.5)) say(world, phone)
  await world.clock.pass(READING_MS)
  phone.isKilled()
  phone.wire.mend()
}

/** Reads offline on one phone, and further on the other one. The first will report an old mark. */
async function readElsewhere(world: FuzzWorld, phone: FuzzPhone): Promise<void> {
  const other = world.inFront.find((one) => one.owner === phone.owner && one !== phone)
  if (!other || !phone.isInFront) return
  network(phone, 'none')
  openSome(world, phone)
  await world.clock.pass(READING_MS)
  const cid = phone.screen?.store.cid
  if (cid === undefined || !other.isInFront) return
  other.opens(cid)
  say(world, other)
  await world.clock.pass(READING_MS)
  network(phone, 'wifi')
}

function changeNetwork({ dice }: FuzzWorld, phone: FuzzPhone): void {
  network(phone, dice.pick(NETWORKS) ?? 'wifi')
}

function slow({ dice }: FuzzWorld, { wire }: FuzzPhone): void {
  wire.latencyMs = dice.between(1, SLOWEST_MS)
}

/** Loses one of the next frames together with its link. */
function loseFrame({ dice }: FuzzWorld, { wire }: FuzzPhone): void {
  let spared = dice.between(0, 3)
  const direction = dice.chance(0.5) ? 'up' : 'down'
  wire.toll = (way, _, link) => {
    if (way !== direction || spared-- !== 0) return true
    link.breakDown()
    return false
  }
}

function retry(_: FuzzWorld, { stores }: FuzzPhone): void {
  if (stores.connection.socketState !== 'refused') stores.connection.retryNow()
}

/** The network flickers while an impatient person uses the phone. */
async function hammer(world: FuzzWorld, phone: FuzzPhone): Promise<void> {
  for (let turn = 0; turn < HAMMERED && phone.isInFront; turn++) {
    changeNetwork(world, phone)
    retry(world, phone)
    await world.clock.pass(HAMMERED_EVERY_MS)
  }
}

function crash({ server, dice }: FuzzWorld): void {
  server.crashesAt = dice.chance(0.5) ? 'before-sync' : 'after-sync'
}

function stall({ server, dice }: FuzzWorld): void {
  if (server.isUp) server.stalls(dice.between(100, LONGEST_STALL_MS))
}

/** Syncs do not end for this time. What is said meanwhile waits for them. */
function stallDisk({ disk, dice }: FuzzWorld): void {
  disk.stalls(dice.between(100, LONGEST_STALL_MS))
}

function sleep({ clock, dice }: FuzzWorld): void {
  clock.leap(dice.between(1_000, LONGEST_SLEEP_MS))
}
