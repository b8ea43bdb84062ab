import type { ServerSocket, SocketEvents } from '../../server/gateway/server-socket'
import type { Link, LinkListener } from '../../simulator/platform/transport'

/** From a phone, or to it. */
export type Direction = 'up' | 'down'

/** The way between a phone and a server: how long it takes, and what gets through. */
export interface Road {
  later(run: () => void): void
  /** Whether this frame gets through; what does not may take the link with it. */
  passes(direction: Direction, text: string, link: VirtualLink): boolean
  /** What becomes of a frame on its way to the phone. */
  altered(text: string): readonly string[]
}

/** One connection of a phone with a server; each end learns of the other a little later. */
export class VirtualLink {
  private server: SocketEvents | undefined
  private condition: 'whole' | 'silent' | 'over' = 'whole'

  constructor(
    private readonly road: Road,
    private readonly phone: LinkListener
  ) {}

  /** What the phone holds of it. */
  readonly link: Link = {
    send: (data) => {
      if (typeof data === 'string') this.carry('up', data, (text) => this.server?.receive(text))
      else this.travel(() => this.server?.receiveUnreadable())
    },
    close: () => this.endFromPhone(),
    cut: () => this.endFromPhone(),
  }

  /** What the server holds of it. */
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

  /** The network between them broke it, and both ends learn of it. */
  breakDown(): void {
    this.end(() => {
      this.server?.lost()
      this.phone.closed(1006, '')
    })
  }

  /** The server's process is gone, and hears nothing any more. */
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

  /** What was sent before the end still arrives before it. */
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
