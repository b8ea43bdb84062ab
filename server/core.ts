import { Announcer } from './bus/announcer'
import type { Bus } from './bus/bus'
import { HeadWatch } from './bus/head-watch'
import { openLocalBus } from './bus/local'
import type { Clock } from './clock'
import { Directory } from './gateway/directory'
import { Gateway } from './gateway/gateway'
import { Presence } from './gateway/presence'
import { presenceTeller } from './gateway/presence-teller'
import type { Announce } from './handlers/handler'
import { announceRows } from './handlers/announce-entry'
import type { Log } from './log'
import { Metrics } from './metrics'
import { Refusals } from './refusals'
import type { Random } from './random'
import type { Rate } from './rate/bucket'
import { WorkBudget } from './rate/work'
import { Router } from './router'
import { Sessions } from './sessions/sessions'
import type { Storage } from './storage/storage'
import { Turn } from './turn'

export interface CoreParts {
  requestRate: Rate
  clock: Clock
  /** The number of devices that one person may have connected at the same time. */
  devicesPerPerson: number
  random: Random
  storage: Storage
  log: Log
  /** If absent, the core creates its own. */
  metrics?: Metrics
  /** Connects to the other nodes. If absent, this process is the only node. */
  bus?: Bus
}

/** The parts that sockets and HTTP share: one router, one announcer. */
export interface Core {
  announce: Announce
  sessions: Sessions
  router: Router
  gateway: Gateway
  watch: HeadWatch
  metrics: Metrics
  refusals: Refusals
}

/** Constructs the core. At first only the periodic check of sockets runs. */
export function openCore(parts: CoreParts): Core {
  const { storage, requestRate: rate, bus = openLocalBus(), metrics = new Metrics() } = parts
  const [turn, here, directory] = [new Turn(), openLocalBus(), new Directory()]
  const refusals = new Refusals({ ...parts, metrics })
  const { announce } = new Announcer(bus, turn)
  const { announce: announceHere } = new Announcer(here, turn)
  const sessions = new Sessions(parts)
  const work = new WorkBudget(rate)
  const router = new Router({ ...parts, announce, metrics, refusals, work })
  const presence = new Presence(presenceTeller({ ...parts, directory, announce }))
  const held = { work, sessions, router, directory, presence, metrics, refusals }
  const membersOf = (cid: string) => storage.members(cid)
  const { epoch } = storage
  const gateway = new Gateway({ ...parts, ...held, turn, rate, epoch, membersOf })
  // Announcements that the bus lost are not sent over the bus again: each node announces to its own people.
  const announceHead = headTeller({ storage, directory, announce: announceHere })
  const watch = new HeadWatch({ ...parts, announceHead })
  for (const carrier of [bus, here]) carrier.subscribe(gateway.deliver)
  bus.subscribe(watch.note)
  return { announce, sessions, router, gateway, watch, metrics, refusals }
}

interface HeadTellerParts {
  storage: Storage
  directory: Directory
  announce: Announce
}

function headTeller({ storage, directory, announce }: HeadTellerParts) {
  return async (cid: string): Promise<void> => {
    const members = await storage.members(cid)
    const here = members.filter((member) => directory.isOnline(member))
    await announceRows(cid, here, { storage, announce })
  }
}
