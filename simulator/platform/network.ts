import type { Answers, Callbacks } from './answer'
import { Refused } from './answer'
import type { Faults } from './faults/switches'
import type { JsThread } from './js-thread'

/** The platform's names for types of networks. */
export type NetworkType = 'wifi' | '2g' | '3g' | '4g' | '5g' | 'unknown' | 'none'

type StatusListener = (status: { isConnected: boolean; networkType: NetworkType }) => void

/** What the network needs from the phone. */
export interface NetworkParts {
  thread: JsThread
  answers: Answers
  faults: Faults
}

/** The phone's connection, and its listeners. */
export class Network {
  type: NetworkType = 'wifi'
  private readonly listeners = new Set<StatusListener>()

  constructor(private readonly parts: NetworkParts) {}

  readonly wx = {
    getNetworkType: (
      options?: Callbacks<{ networkType: NetworkType; weakNet: boolean; hasSystemProxy: boolean }>
    ) => this.parts.answers.settle('getNetworkType', options, () => this.describe()),
    onNetworkStatusChange: (listener: StatusListener): void => void this.listeners.add(listener),
    offNetworkStatusChange: (listener?: StatusListener): void => {
      if (listener) this.listeners.delete(listener)
      else this.listeners.clear()
    },
  }

  get isConnected(): boolean {
    return this.type !== 'none'
  }

  change(type: NetworkType): void {
    this.type = type
    const { faults } = this.parts
    if (faults.strikes('network-change-untold')) return
    this.tell()
    if (faults.strikes('network-change-told-twice')) this.tell()
  }

  private tell(): void {
    const status = { isConnected: this.isConnected, networkType: this.type }
    for (const listener of this.listeners) this.parts.thread.later(() => listener(status))
  }

  private describe() {
    if (this.parts.faults.strikes('network-type-fails')) throw new Refused('system error')
    return { networkType: this.type, weakNet: false, hasSystemProxy: false }
  }
}
