import type { ServerSocket, SocketEvents } from '../../server/gateway/server-socket'
import type { Link, LinkListener } from '../../simulator/platform/transport'

/** From a phone, or to it. */
export type Direction = 'up' | 'down'

/** The road between a phone and a server: its delay, and which frames get through. */
export interface Road {
  later(run: () => void): void
  /** Whether this frame gets through. A lost frame may end the link. */
  passes(direction: Direction, text: string, link: VirtualLink): boolean
  /** What arrives at the phone instead of a frame. */
  altered(text: string): readonly string[]
}

/** One connection between a phone and a server. Each end learns about the other a little later. */
export class VirtualLink {
  private server: SocketEvents | undefined
  private condition: 'whole' | 'silent' | 'over' = 'whole'

  constructor(
    private readonly road: Road,
    private readonly phone: LinkListener
  ) {}

  /** The phone's end. */
  readonly link: Link = {
    send: (data) => {
      if (typeof data === 'string') this.carry('up', data, (text) => this.server?.receive(text))
      else this.travel(() => this.server?.receiveUnreadable())
    },
    close: () => this.endFromPhone(),
    cut: () => this.endFromPhone(),
  }

  /** The server's end. */
  readonly socket: ServerSocket = {
    send: (batch) => {
      for (const text of batch.texts.flatMap((sent) => this.road.altered(sent)))
        this.carry('down', text, (text) => this.phone.received(text))
    },
    bufferedAmount: 0,
    signedIn: () => undefined,
    close: () => this.endFromServer(),
  }

  get isOver(): boolean {
    return this.condition === 'over'
  }

  open(server: SocketEvents): void {
    this.server = server
    this.travel(() => this.phone.opened({}))
  }

  refuse(): void {
    this.condition = 'over'
    this.road.later(() => this.phone.failed('_code:2,_msg:Underlying Transport Error'))
  }

  /** From now on nothing passes and nobody is told: a half-open link. */
  silence(): void {
    if (this.condition === 'whole') this.condition = 'silent'
  }

  /** The network breaks the link, and both ends are told. */
  breakDown(): void {
    this.end(() => {
      this.server?.lost()
      this.phone.closed(1006, '')
    })
  }

  /** The server's process is gone and no longer receives anything. */
  serverDied(): void {
    this.server = undefined
    this.end(() => this.phone.closed(1006, ''))
  }

  private endFromPhone(): void {
    this.end(() => this.server?.lost())
  }

  private endFromServer(): void {
    this.end(() => this.phone.closed(1000, ''))
  }

  /** Everything that was sent before the end arrives before it. */
  private end(tell: () => void): void {
    const wasWhole = this.condition === 'whole'
    this.condition = 'over'
    if (wasWhole) this.road.later(tell)
  }

  private carry(direction: Direction, text: string, deliver: (text: string) => void): void {
    if (this.condition !== 'whole' || !this.road.passes(direction, text, this)) return
    this.travel(() => deliver(text))
  }

  private travel(arrive: () => void): void {
    this.road.later(() => {
      if (this.condition !== 'silent') arrive()
    })
  }
}
