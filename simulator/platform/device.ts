import { Answers } from './answer'
import type { Clock, Random } from './clock'
import { Faults } from './faults/switches'
import { handsetApis } from './handset'
import { JsThread } from './js-thread'
import type { KeyValues } from './key-values'
import { Lifecycle, type LaunchOptions } from './lifecycle'
import { Moments } from './moments'
import { Network, type NetworkType } from './network'
import { interrupted, type NetworkAccess } from './network-access'
import { Requests } from './requests'
import { Sockets } from './sockets'
import { Storage } from './storage'
import { onlySupported } from './supported'
import type { Transport } from './transport'

/** What a phone needs from its environment. */
export interface PhoneParts {
  clock: Clock
  random: Random
  transport: Transport
  /** Outlives the phone. A new phone with the same storage is this phone after a relaunch. */
  storage: KeyValues
  /** The owner's name: wx.login returns `demo:NAME`. Without a name it returns an ordinary code. */
  name: string
  launch?: LaunchOptions
  /** Outlives the phone, like the storage. If absent, the phone has its own, all off. */
  faults?: Faults
}

const LAUNCHED_FROM_LIST: LaunchOptions = { path: '', query: {}, scene: 1001 }

/** Connects the parts of one phone: an event of one part reaches the others here. */
export class Device {
  readonly thread: JsThread
  readonly network: Network
  readonly lifecycle: Lifecycle
  readonly sockets: Sockets
  readonly faults: Faults
  readonly wx
  private readonly requests: Requests
  private readonly watchers = new Set<() => void>()

  constructor(parts: PhoneParts) {
    this.faults = parts.faults ?? new Faults(parts.random)
    this.thread = new JsThread(parts.clock, this.faults)
    const answers = new Answers(this.thread, this.faults)
    const { thread, faults } = this
    const around = { ...parts, ...this.events(), thread, answers, faults, access: this.access() }
    this.network = new Network(around)
    this.lifecycle = new Lifecycle({ ...around, launch: parts.launch ?? LAUNCHED_FROM_LIST })
    this.sockets = new Sockets(around)
    this.requests = new Requests(around)
    const members = {
      ...this.lifecycle.wx,
      ...this.network.wx,
      ...this.sockets.wx,
      ...this.requests.wx,
      ...new Storage(parts.storage, answers, faults).wx,
      ...handsetApis(around),
    }
    this.wx = onlySupported(members, (name) => faults.traits.lacks.includes(name))
    const moments = new Moments({ ...around, ...this.momentsParts() })
    thread.beforeTask = () => moments.pass()
  }

  /**
   * Without a network, every connection ends. After a change of network, old connections are dead without a report.
   */
  setNetwork(type: NetworkType): void {
    if (type === this.network.type) return
    this.network.change(type)
    if (this.network.isConnected) this.sockets.silenceAll()
    else this.sockets.cutAll(1006, 'abnormal closure')
    this.requests.failAll('errcode:-21 net::ERR_NETWORK_CHANGED')
    this.changed()
  }

  watch(listener: () => void): () => void {
    this.watchers.add(listener)
    return () => this.watchers.delete(listener)
  }

  private access(): NetworkAccess {
    return {
      refusal: () => (this.lifecycle.mayConnect ? undefined : interrupted),
      isConnected: () => this.network.isConnected,
      isWaking: () => this.lifecycle.isWaking,
    }
  }

  private momentsParts() {
    return {
      lifecycle: this.lifecycle,
      setNetwork: (type: NetworkType) => this.setNetwork(type),
      networkType: () => this.network.type,
    }
  }

  private events() {
    const endRequests = () => this.requests.failAll(interrupted.reason, interrupted.errno)
    const cutSockets = () => this.sockets.cutAll(1000, 'interrupted', 'suspension')
    return {
      suspended: endRequests,
      socketsCut: cutSockets,
      killed: () => {
        cutSockets()
        endRequests()
      },
      changed: () => this.changed(),
    }
  }

  private changed(): void {
    for (const listener of this.watchers) listener()
  }
}
