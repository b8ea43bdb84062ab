import type {
  HttpListener,
  HttpRequest,
  HttpResponse,
  Link,
  LinkListener,
  LinkRequest,
  Transport,
} from '../../simulator/platform/transport'
import type { SocketEvents } from '../../server/gateway/server-socket'
import { type Direction, type Road, VirtualLink } from './link'
import { Mishaps } from './mishaps'
import { SeededRandom } from './seeded-random'
import type { VirtualClock } from './virtual-clock'

/** A server as the network sees it. */
export interface Host {
  readonly isUp: boolean
  /** Runs it at once, or when the server's process resumes. */
  whenAwake(run: () => void): void
  accept(link: VirtualLink): SocketEvents
  call(request: HttpRequest): Promise<HttpResponse>
}

/** Decides about one frame. Returns true if it may pass. */
export type Toll = (direction: Direction, text: string, link: VirtualLink) => boolean

/** The network between one phone and all servers, and what can happen there. */
export class Wire implements Transport, Road {
  latencyMs = 20
  /** The maximum additional delay. */
  jitterMs = 0
  readonly mishaps: Mishaps
  linksOpened = 0
  toll: Toll = () => true
  /** Replaces the server's frames by any number of others. */
  alters: (text: string) => readonly string[] = (text) => [text]
  private isUp = true
  private lastArrival = 0
  private links: VirtualLink[] = []

  constructor(
    private readonly clock: VirtualClock,
    private readonly hostAt: (url: string) => Host | undefined,
    random = new SeededRandom(1)
  ) {
    this.mishaps = new Mishaps(random)
  }

  /** Nothing passes, and nobody is told. */
  cut(): void {
    this.isUp = false
    this.silence()
  }

  mend(): void {
    this.isUp = true
  }

  get isCut(): boolean {
    return !this.isUp
  }

  /** The current links become half-open. New ones work. */
  silence(): void {
    for (const link of this.links) link.silence()
  }

  connect({ url }: LinkRequest, listener: LinkListener): Link {
    const link = new VirtualLink(this, listener)
    this.linksOpened++
    this.links = [...this.links.filter(({ isOver }) => !isOver), link]
    this.later(() => this.arrive(url, link))
    return link.link
  }

  request(request: HttpRequest, listener: HttpListener): () => void {
    let isGivenUp = false
    const report = (tell: () => void) =>
      this.later(() => {
        if (this.isUp && !isGivenUp) tell()
      })
    this.later(() => {
      if (!this.isUp) return
      const host = this.hostAt(request.url)
      if (!host?.isUp) report(() => listener.failed('errcode:-102 net::ERR_CONNECTION_REFUSED'))
      else
        void host.call(request).then((answer) => {
          const [body = ''] = this.altered(answer.body)
          report(() => listener.answered({ ...answer, body }))
        })
    })
    return () => void (isGivenUp = true)
  }

  /** Later frames arrive later, even if the delay has become shorter meanwhile. */
  later(run: () => void): void {
    const travelMs = this.latencyMs + this.mishaps.below(this.jitterMs)
    this.lastArrival = Math.max(this.lastArrival, this.clock.now() + travelMs)
    this.clock.setTimeout(run, this.lastArrival - this.clock.now())
  }

  altered(text: string): readonly string[] {
    return this.alters(text)
  }

  passes(direction: Direction, text: string, link: VirtualLink): boolean {
    return this.isUp && this.toll(direction, text, link) && !this.isBefallen(link)
  }

  private isBefallen(link: VirtualLink): boolean {
    if (this.mishaps.strikes('breaks')) link.breakDown()
    else if (this.mishaps.strikes('falls-silent')) link.silence()
    else {
      this.lastArrival = Math.max(this.lastArrival, this.clock.now()) + this.mishaps.stallMs()
      return false
    }
    return true
  }

  private arrive(url: string, link: VirtualLink): void {
    const host = this.hostAt(url)
    if (!this.isUp || this.mishaps.strikes('opens-into-silence')) link.silence()
    else if (!host?.isUp || this.mishaps.strikes('is-refused')) link.refuse()
    else host.whenAwake(() => this.enter(host, link))
  }

  /** A client that gave up while the server was paused is not accepted any more. */
  private enter(host: Host, link: VirtualLink): void {
    if (!link.isOver) link.open(host.accept(link))
  }
}
