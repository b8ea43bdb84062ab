import type { Bus } from '../../server/bus/bus'
import { createServer, type Server } from '../../server/compose'
import { silentLog, type Log } from '../../server/log'
import type { Rate } from '../../server/rate/bucket'
import type { HttpAnswer } from '../../server/http/exchange'
import { openSqlite } from '../../server/storage/sqlite/open'
import type { Storage } from '../../server/storage/storage'
import type { Wechat } from '../../server/wechat/wechat'
import type { SignedIn } from '../../protocol/session'
import { SeededRandom } from '../world/seeded-random'
import { VirtualClock } from '../world/virtual-clock'
import { Device } from './device'
import { WallClock } from './wall-clock'

const PLENTY: Rate = { perSecond: 1000, burst: 1000 }

export interface SceneOptions {
  requestRate?: Rate
  signInRate?: Rate
  devicesPerPerson?: number
  wechat?: Wechat
  log?: Log
  bus?: Bus
  /** The server's storage. In memory by default. */
  storage?: (clock: WallClock) => Storage
}

/** A person who signed in over HTTP. */
export interface Person extends SignedIn {
  deviceId: string
}

/** The whole server without a network, in time that the test controls. */
export class Scene {
  readonly clock = new VirtualClock()
  /** The same time on the server's clock, which can be wrong. */
  readonly wall = new WallClock(this.clock)
  readonly storage: Storage
  readonly server: Server
  private lastMid = 0

  constructor(options: SceneOptions = {}) {
    const { requestRate = PLENTY, signInRate = PLENTY, devicesPerPerson = 10 } = options
    const { wechat, log = silentLog, bus } = options
    const random = new SeededRandom(1)
    const clock = this.wall
    const inMemory = () => openSqlite({ file: ':memory:', clock, random })
    this.storage = (options.storage ?? inMemory)(clock)
    this.server = createServer({
      ...{ clock, random, storage: this.storage, wechat, log, ...(bus && { bus }) },
      config: { requestRate, signInRate, devicesPerPerson },
    })
  }

  async ends(): Promise<void> {
    await this.settled(this.server.ready)
    await this.settled(this.server.close())
    await this.storage.close()
  }

  /** Lets time pass until the promise settles. */
  async settled<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false
    const done = (): void => void (isSettled = true)
    promise.then(done, done)
    await this.clock.until(() => isSettled)
    return promise
  }

  /** A new socket. */
  device(): Device {
    return new Device(this.clock, (socket) => this.server.gateway.accept(socket))
  }

  http(
    name: string,
    body: unknown = '',
    headers: Record<string, string> = {}
  ): Promise<HttpAnswer> {
    const [method = '', path = ''] = name.split(' ')
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const request = { method, path, headers, body: text, address: '127.0.0.1' }
    return this.settled(this.server.routes[name]!(request))
  }

  async signsIn(name: string, deviceId = `${name}'s phone`): Promise<Person> {
    const { status, body } = await this.http('POST /api/login', { code: `demo:${name}`, deviceId })
    if (status !== 200) throw new Error(`${name} was refused: ${body}`)
    return { ...(JSON.parse(body) as SignedIn), deviceId }
  }

  /** Connects a person's device and logs in. */
  async connects({ token, deviceId }: Person, attempt?: number): Promise<Device> {
    const device = this.device()
    await device.gets('/login', { token, deviceId, protocol: 1, attempt })
    return device
  }

  /** A new person, signed in and connected, without any notices yet. */
  async arrives(name: string): Promise<Present> {
    const person = await this.signsIn(name)
    const device = await this.connects(person)
    await this.clock.pass(1)
    device.forgets()
    return { person, device, id: person.user.id }
  }

  /** A direct conversation of two. */
  openDirect(one: Present, other: Present): Promise<string> {
    return this.settled(this.storage.openDirect(one.id, other.id))
  }

  /** A group owned by the first person. */
  async openGroup(owner: Present, ...members: Present[]): Promise<string> {
    const at = this.clock.now()
    const group = { title: 'Friends', avatar: '', owner: owner.id, at }
    const cid = await this.settled(this.storage.createGroup(group))
    for (const { id } of members) await this.settled(this.storage.join(cid, id, at))
    return cid
  }

  /** Lets people join until the group has this size. */
  async fillsUp(cid: string, size: number): Promise<void> {
    for (let { length } = await this.storage.members(cid); length < size; length++) {
      const name = `extra ${length}`
      const made = this.storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
      const { user } = await this.settled(made)
      await this.settled(this.storage.join(cid, user.id, this.clock.now()))
    }
  }

  /** The data of a message with a new mid. */
  text(cid: string, text: string): { cid: string; mid: string; type: 'text'; body: object } {
    return { cid, mid: this.newMid(), type: 'text', body: { text } }
  }

  newMid(): string {
    return `mid-${++this.lastMid}`
  }
}

export interface Present {
  person: Person
  device: Device
  id: string
}
