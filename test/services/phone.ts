import { compose, type Composition } from '../../miniprogram/composition'
import type { NetworkStatus, Ports } from '../../miniprogram/platform/ports'
import { SeededRandom } from '../world/seeded-random'
import { VirtualClock } from '../world/virtual-clock'
import { FakeServer } from './fake-server'

/** Clock, server and disk. They outlive a killed phone. */
export class Surroundings {
  readonly clock = new VirtualClock()
  readonly server = new FakeServer(this.clock)
  readonly disk = new Map<string, string>()
  readonly random = new SeededRandom(7)
  networkChanged: (status: NetworkStatus) => void = () => undefined
  /** The keys that phones have read, in order. */
  readonly reads: string[] = []
  /** How far the phone's clock is ahead. */
  clockOffMs = 0
  isDiskFull = false
  /** The number of keys that the storage can hold. */
  quota = Infinity
  loginCode = 'demo:Me'
  /** Whether wx.login works. */
  givesCode = true
  private generation = 0

  /** Starts a phone. */
  start(): Composition {
    const phone = compose(this.ports(++this.generation))
    phone.launch()
    return phone
  }

  /** A phone that has signed in and synced. */
  async live(): Promise<Composition> {
    const phone = this.start()
    await this.clock.until(() => phone.connection.isLive)
    return phone
  }

  /** Stops everything that runs on the phone. Its disk stays. */
  kill(): void {
    this.generation++
    this.server.lines.forEach((line) => (line.isClosed = true))
  }

  private async code(): Promise<string> {
    if (!this.givesCode) throw new Error('login:fail')
    return this.loginCode
  }

  private ports(generation: number): Ports {
    const isAlive = () => generation === this.generation
    const { clock, server, random, disk } = this
    return {
      clock: {
        now: () => clock.now() + this.clockOffMs,
        setTimeout: (run, ms) => clock.setTimeout(() => isAlive() && run(), ms),
        clearTimeout: (timer) => clock.clearTimeout(timer),
      },
      random,
      sockets: server,
      http: server,
      storage: {
        get: (key) => {
          this.reads.push(key)
          return disk.has(key) ? (JSON.parse(disk.get(key)!) as unknown) : undefined
        },
        set: (key, value) => {
          const isFull = !disk.has(key) && disk.size >= this.quota
          if (this.isDiskFull || isFull) throw new Error('setStorage:fail exceed storage max size')
          if (isAlive()) disk.set(key, JSON.stringify(value))
        },
        remove: (key) => void disk.delete(key),
        keys: () => [...disk.keys()],
      },
      network: {
        status: async () => ({ isConnected: true, type: 'wifi' }),
        onChange: (listener) => (this.networkChanged = listener),
      },
      account: { code: () => this.code() },
      device: {
        environment: 'develop',
        version: '',
        language: 'zh_CN',
        client: { version: '', baseLibrary: '', host: '', system: '', platform: '', model: '' },
      },
    }
  }
}

/** A connected phone and its surroundings. */
export async function liveWorld() {
  const surroundings = new Surroundings()
  const phone = await surroundings.live()
  return { surroundings, phone, server: surroundings.server, clock: surroundings.clock }
}
