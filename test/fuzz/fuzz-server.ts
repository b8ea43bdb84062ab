import { createServer, type Server } from '../../server/compose'
import type { SocketEvents } from '../../server/gateway/server-socket'
import { hashOf } from '../../server/sessions/token'
import type { Storage } from '../../server/storage/storage'
import type { HttpRequest, HttpResponse } from '../../simulator/platform/transport'
import type { Disk } from '../world/disk/disk'
import type { Moment } from '../world/disk/virtual-sync'
import type { VirtualLink } from '../world/link'
import { MortalClock } from '../world/mortal-clock'
import type { SeededRandom } from '../world/seeded-random'
import type { VirtualClock } from '../world/virtual-clock'
import type { Host } from '../world/wire'
import type { Coverage } from './coverage'
import { Dice } from './dice'
import type { BusTroubles } from './plan'
import { RoughBus } from './rough-bus'
import type { Trace } from './trace'

export const ADDRESS = 'http://huiyin.test'

const RATES = {
  requestRate: { perSecond: 20, burst: 60 },
  signInRate: { perSecond: 1, burst: 60 },
  devicesPerPerson: 10,
}

export interface FuzzServerParts {
  clock: VirtualClock
  random: SeededRandom
  disk: Disk
  trace: Trace
  coverage: Coverage
}

interface Process {
  clock: MortalClock
  storage: Storage
  server: Server
}

/** The real server in virtual time, with an unreliable bus. It is killed at the worst moments. */
export class FuzzServer implements Host {
  /** The errors that it logged. */
  readonly errors: string[] = []
  /** If set, the process ends at its next sync, before or after it. */
  crashesAt: Moment | undefined
  bus: BusTroubles = { lost: 0, late: 0, twice: 0 }
  /** How often the power is lost when the process ends, 0 to 1. */
  powerCuts = 0
  private process: Process | undefined
  private links: VirtualLink[] = []
  private readonly dice: Dice

  constructor(private readonly parts: FuzzServerParts) {
    this.dice = new Dice(parts.random.branch())
    parts.disk.crashes = (moment) => this.crashes(moment)
  }

  get isUp(): boolean {
    return this.process !== undefined
  }

  get storage(): Storage {
    return this.running.storage
  }

  async starts(): Promise<void> {
    if (this.process) return
    const process = this.open()
    await this.parts.clock.during(process.server.ready)
    this.process = process
    this.parts.trace.add('server', 'is up')
  }

  /** Like kill -9. */
  isKilled(why = 'is killed'): void {
    if (!this.process) return
    const { clock, storage } = this.process
    const losesPower = this.dice.chance(this.powerCuts)
    this.parts.trace.add('server', losesPower ? `${why}, and loses its power` : why)
    if (losesPower) this.parts.coverage.met('fault power-lost')
    this.process = undefined
    this.crashesAt = undefined
    clock.end()
    this.parts.disk.abandon(storage, { losesPower })
    for (const link of this.links) link.serverDied()
    this.links = []
  }

  /** Stops in order: everybody is told. */
  async stops(): Promise<void> {
    const { process } = this
    if (!process) return
    this.parts.trace.add('server', 'stops in order')
    await this.parts.clock.during(process.server.close())
    if (this.process !== process) return // It has crashed meanwhile
    this.process = undefined
    await this.parts.clock.during(process.storage.close())
    process.clock.end()
  }

  accept(link: VirtualLink): SocketEvents {
    this.links = [...this.links.filter(({ isOver }) => !isOver), link]
    const { clock, server } = this.running
    const events = server.gateway.accept(link.socket)
    return {
      receive: (text) => clock.whenAwake(() => events.receive(text)),
      receiveUnreadable: () => clock.whenAwake(() => events.receiveUnreadable()),
      lost: () => clock.whenAwake(() => events.lost()),
    }
  }

  whenAwake(run: () => void): void {
    const process = this.running
    process.clock.whenAwake(() => {
      if (process === this.process) run()
    })
  }

  /** The machine does nothing for this time. */
  stalls(ms: number): void {
    const { clock } = this.running
    clock.standsStill()
    this.parts.clock.setTimeout(() => clock.goesOn(), ms)
  }

  async call({ url, method, header, body }: HttpRequest): Promise<HttpResponse> {
    const { server, clock } = this.running
    const path = url.slice(ADDRESS.length)
    const route = server.routes[`${method} ${path}`]
    if (!route || body instanceof ArrayBuffer) return { status: 404, header: {}, body: '' }
    const asked = { method, path, headers: header, body: body ?? '', address: '127.0.0.1' }
    const { headers, ...answer } = await route(asked)
    if (clock.hasEnded) return new Promise(() => undefined)
    return { ...answer, header: headers }
  }

  /** Makes the token expire. */
  async expire(token: string): Promise<void> {
    const session = await this.storage.session(hashOf(token))
    if (session) await this.storage.putSession({ ...session, expiresAt: 0 })
  }

  close(): void {
    this.isKilled()
    this.parts.disk.remove()
  }

  private get running(): Process {
    if (!this.process) throw new Error('the server is not running')
    return this.process
  }

  private open(): Process {
    const clock = new MortalClock(this.parts.clock)
    const random = this.parts.random.branch()
    const storage = this.parts.disk.open({ clock, random })
    const { coverage } = this.parts
    const dice = new Dice(this.parts.random.branch())
    const bus = new RoughBus({ clock, dice, coverage, troubles: () => this.bus })
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (facts: object) => {
        if (!clock.hasEnded) this.errors.push(JSON.stringify(facts))
      },
    }
    const server = createServer({ config: RATES, clock, random, storage, log, bus })
    return { clock, storage, server }
  }

  private crashes(moment: Moment): boolean {
    if (this.crashesAt !== moment || !this.process) return false
    this.parts.coverage.met(`fault crash-${moment}`)
    this.isKilled(`crashes ${moment.replace('-', ' a ')}`)
    return true
  }
}
