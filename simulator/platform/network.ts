import type { Answers, Callbacks } from './answer'
import type { JsThread } from './js-thread'

/** How the platform calls what a phone is connected by. */
export type NetworkType = 'wifi' | '2g' | '3g' | '4g' | '5g' | 'unknown' | 'none'

type StatusListener = (status: { isConnected: boolean; networkType: NetworkType }) => void

/** What the phone is connected by, and who wants to hear of it. */
export class Network {
  type: NetworkType = 'wifi'
  private readonly listeners = new Set<StatusListener>()

  constructor(
    private readonly thread: JsThread,
    private readonly answers: Answers
  ) {}

  readonly wx = {
    getNetworkType: (
      options?: Callbacks<{ networkType: NetworkType; weakNet: boolean; hasSystemProxy: boolean }>
    ) =>
      this.answers.settle('getNetworkType', options, () => ({
        networkType: this.type,
        weakNet: false,
        hasSystemProxy: false,
      })),
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
    const status = { isConnected: this.isConnected, networkType: type }
    for (const listener of this.listeners) this.thread.later(() => listener(status))
  }
}
