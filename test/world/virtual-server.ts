import { createServer, type Server } from '../../server/compose'
import type { SocketEvents } from '../../server/gateway/server-socket'
import type { Storage } from '../../server/storage/storage'
import type { Wechat } from '../../server/wechat/wechat'
import type { HttpRequest, HttpResponse } from '../../simulator/platform/transport'
import { Disk } from './disk/disk'
import type { VirtualLink } from './link'
import { openLossyBus } from './lossy-bus'
import { MortalClock } from './mortal-clock'
import { SeededRandom } from './seeded-random'
import type { VirtualClock } from './virtual-clock'
import type { Host } from './wire'

interface Process {
  clock: MortalClock
  storage: Storage
  server: Server
}

/** The rates of a server whose operator sets none. */
const RATES = {
  requestRate: { perSecond: 20, burst: 60 },
  signInRate: { perSecond: 1, burst: 60 },
  devicesPerPerson: 10,
}

/** Settings that replace the server's own. */
export interface ServerHabits {
  /** How often the bus loses a message announcement, 0 to 1. May change while the server runs. */
  lostAnnouncements: number
  /** Replaces the database on the disk. Called at each start, so it must return the same data. */
  openStorage: (parts: { clock: MortalClock; random: SeededRandom }) => Storage
  /** Tells which person a WeChat code belongs to. Without it, the server is a demo. */
  wechat?: Wechat
}

/** The real server on a real database, reached over virtual links, in virtual time. */
export class VirtualServer implements Host {
  /** The errors that it logged. None is expected. */
  readonly errors: string[] = []
  readonly habits: ServerHabits = {
    lostAnnouncements: 0,
    openStorage: (parts) => this.disk.open(parts),
  }
  private process: Process | undefined
  private links: VirtualLink[] = []
  /** Where its database is. */
  readonly disk: Disk

  constructor(
    readonly address: string,
    private readonly clock: VirtualClock,
    private readonly random: SeededRandom
  ) {
    this.disk = new Disk(clock, new SeededRandom(1))
  }

  get host(): string {
    return new URL(this.address).host
  }

  get isUp(): boolean {
    return this.process !== undefined
  }

  /** The storage, for scenes that begin with data. */
  get storage(): Storage {
    return this.running.storage
  }

  /** The texts in a conversation's log. */
  async log(cid: string): Promise<string[]> {
    const page = { cid, first: 1, last: Number.MAX_SAFE_INTEGER, limit: 10_000 }
    const entries = await this.storage.history(page)
    return entries.map(({ type, body }) => (type === 'text' ? body.text : type))
  }

  /** Adds messages to a direct conversation without any phone. */
  async fill(cid: string, texts: readonly string[]): Promise<void> {
    const from = (await this.storage.members(cid))[1]!
    const at = this.clock.now()
    const drafts = texts.map(
      (text, index) =>
        ({ cid, from, at, mid: `filled-${text}-${index}`, type: 'text', body: { text } }) as const
    )
    await Promise.all(drafts.map((draft) => this.storage.append(draft)))
  }

  async starts(): Promise<void> {
    const process = this.open()
    await this.clock.during(process.server.ready)
    this.process = process
  }

  /** Like kill -9: nothing that was running is finished, and nobody is told. */
  isKilled(): void {
    const { clock, storage } = this.running
    this.process = undefined
    clock.end()
    this.disk.abandon(storage)
    for (const link of this.links) link.serverDied()
    this.links = []
  }

  /** The disk does not answer, so neither does the server. Frames that arrive wait. */
  standsStill(): void {
    this.running.clock.standsStill()
  }

  goesOn(): void {
    this.running.clock.goesOn()
  }

  whenAwake(run: () => void): void {
    const process = this.running
    process.clock.whenAwake(() => {
      if (process === this.process) run()
    })
  }

  /** Stops in order: everybody is told, and running work is finished. */
  async stops(): Promise<void> {
    const { server, storage } = this.running
    await this.clock.during(server.close())
    this.process = undefined
    await this.clock.during(storage.close())
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

  async call({ url, method, header, body }: HttpRequest): Promise<HttpResponse> {
    const path = url.slice(this.address.length)
    await new Promise<void>((resolve) => this.whenAwake(resolve))
    const route = this.running.server.routes[`${method} ${path}`]
    if (!route || body instanceof ArrayBuffer) return { status: 404, header: {}, body: '' }
    const asked = { method, path, headers: header, body: body ?? '', address: '127.0.0.1' }
    const { headers, ...answer } = await route(asked)
    return { ...answer, header: headers }
  }

  async close(): Promise<void> {
    if (this.process) this.isKilled()
    this.disk.remove()
  }

  private get running(): Process {
    if (!this.process) throw new Error(`${this.address} is not running`)
    return this.process
  }

  private open(): Process {
    const clock = new MortalClock(this.clock)
    const random = this.random.branch()
    const storage = this.habits.openStorage({ clock, random })
    const bus = openLossyBus(random, () => this.habits.lostAnnouncements)
    const log = {
      info: ignore,
      warn: ignore,
      error: (facts: object) => {
        // The remaining work of a killed process is not reported
        if (!clock.hasEnded) this.errors.push(JSON.stringify(facts))
      },
    }
    const { wechat } = this.habits
    const server = createServer({ config: RATES, clock, random, storage, log, bus, wechat })
    return { clock, storage, server }
  }
}

const ignore = (): void => undefined
