import { mishapAtFrame } from './faults/links'
import type { Faults } from './faults/switches'
import type { Link, LinkListener, SocketData } from './transport'

/** The way between a socket and its link: who still hears whom. */
export class SocketWire {
  private link: Link | undefined
  private isDeaf = false
  private isMute = false
  /** Frames that wait for the link, where its open was reported early. */
  private waiting: SocketData[] | undefined = []

  constructor(
    private readonly faults: Faults,
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

  /** A goodbye needs a way, too: over a dead link the other side hears none. */
  close(code: number, reason: string): void {
    if (!this.isMute) this.link?.close(code, reason)
  }

  cut(): void {
    if (!this.isMute) this.link?.cut()
  }

  /** Nothing passes any more, and nothing is reported. */
  silence(): void {
    this.isDeaf = true
    this.isMute = true
  }

  private opened(header: Record<string, string>): void {
    const waiting = this.waiting ?? []
    this.waiting = undefined
    for (const data of waiting) this.link?.send(data)
    this.listener.opened(header)
  }

  private hear(tell: () => void): void {
    if (!this.isDeaf) tell()
  }

  private frame(): void {
    const mishap = mishapAtFrame(this.faults)
    if (!mishap) return
    if (mishap.isBroken) {
      this.cut()
      this.hear(() => this.listener.closed(1006, ''))
    }
    this.isDeaf ||= mishap.isDeaf
    this.isMute ||= mishap.isMute
  }
}
