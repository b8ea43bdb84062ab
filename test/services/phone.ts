import { compose, type Composition } from '../../miniprogram/composition'
import type { NetworkStatus, Ports } from '../../miniprogram/platform/ports'
import { SeededRandom } from '../world/seeded-random'
import { VirtualClock } from '../world/virtual-clock'
import { FakeServer } from './fake-server'

/** Clock, server and disk, which outlive a phone that is killed. */
export class Surroundings {
  readonly clock = new VirtualClock()
  readonly server = new FakeServer(this.clock)
  readonly disk = new Map<string, string>()
  readonly random = new SeededRandom(7)
  networkChanged: (status: NetworkStatus) => void = () => undefined
  /** Keys that phones have read, in order. */
  readonly reads: string[] = []
  /** How far the phone's clock is set forward. */
  clockOffMs = 0
  isDiskFull = false
  /** So many keys have room. */
  quota = Infinity
  loginCode = 'demo:Me'
  /** wx.login works. */
  givesCode = true
  private generation = 0

  /** A phone that has just been started. */
  start(): Composition {
    const phone = compose(this.ports(++this.generation))
    phone.launch()
    return phone
  }

  /** A phone that has signed in and caught up. */
  async live(): Promise<Composition> {
    const phone = this.start()
    await this.clock.until(() => phone.connection.isLive)
    return phone
  }

  /** Whatever still runs on the phone stops; its disk stays. */
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

/** A phone that is live, and what is around it. */
export async function liveWorld() {
  const surroundings = new Surroundings()
  const phone = await surroundings.live()
  return { surroundings, phone, server: surroundings.server, clock: surroundings.clock }
}
