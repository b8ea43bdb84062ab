import type { Clock } from './clock'
import { mishapAtFrame } from './faults/links'
import type { Faults } from './faults/switches'
import { LINGER_MS, OPEN_LATE_MS } from './limits'
import type { Link, LinkListener, SocketData } from './transport'

/** What the wire needs from the phone. */
export interface SocketWireParts {
  /** The device's clock. */
  clock: Clock
  faults: Faults
}

/** The wire between a socket and its link. Decides which side still receives data from the other. */
export class SocketWire {
  /** The app has closed the socket but still receives data. */
  lingers = false
  private link: Link | undefined
  private isDeaf = false
  private isMute = false
  /** Frames that wait for the link, because the open event was reported too early. */
  private waiting: SocketData[] | undefined = []

  constructor(
    private readonly parts: SocketWireParts,
    private readonly listener: LinkListener
  ) {}

  open(connect: (listener: LinkListener) => Link): void {
    this.link = connect({
      opened: (header) => this.hear(() => this.opened(header)),
      received: (data) => {
        this.frame()
        this.hear(() => this.listener.received(data))
      },
      failed: (reason) => this.hear(() => this.listener.failed(reason)),
      closed: (code, reason) => this.hear(() => this.listener.closed(code, reason)),
    })
  }

  send(data: SocketData): void {
    this.frame()
    if (this.isMute) return
    if (this.waiting) this.waiting.push(data)
    else this.link?.send(data)
  }

  /** Closing needs a working link: over a dead one, the other side does not learn about it. */
  close(code: number, reason: string): void {
    const goodbye = () => {
      this.lingers = false
      if (!this.isMute) this.link?.close(code, reason)
    }
    this.lingers = this.parts.faults.strikes('messages-after-close')
    if (this.lingers) this.parts.clock.setTimeout(goodbye, LINGER_MS)
    else goodbye()
  }

  cut(): void {
    if (!this.isMute) this.link?.cut()
  }

  /** From now on, no data passes and nothing is reported. */
  silence(): void {
    this.isDeaf = true
    this.isMute = true
  }

  private opened(header: Record<string, string>): void {
    const waiting = this.waiting ?? []
    this.waiting = undefined
    for (const data of waiting) this.link?.send(data)
    const { clock, faults } = this.parts
    const tell = () => this.listener.opened(header)
    if (faults.strikes('open-late')) clock.setTimeout(tell, OPEN_LATE_MS)
    else tell()
  }

  private hear(tell: () => void): void {
    if (!this.isDeaf) tell()
  }

  private frame(): void {
    const mishap = mishapAtFrame(this.parts.faults)
    if (!mishap) return
    if (mishap.isBroken) {
      this.cut()
      this.hear(() => this.listener.closed(1006, ''))
    }
    this.isDeaf ||= mishap.isDeaf
    this.isMute ||= mishap.isMute
  }
}
