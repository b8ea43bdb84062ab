import { inMemory } from '../../../simulator/platform/key-values'
import { createPhone, type PhoneParts } from '../../../simulator/platform/phone'
import type {
  HttpListener,
  HttpRequest,
  LinkListener,
  LinkRequest,
  SocketData,
} from '../../../simulator/platform/transport'
import { SeededRandom } from '../../world/seeded-random'
import { VirtualClock } from '../../world/virtual-clock'

interface OpenedLink {
  request: LinkRequest
  listener: LinkListener
  sent: SocketData[]
  end: string
}

interface AskedRequest {
  request: HttpRequest
  listener: HttpListener
  isGivenUp: boolean
}

/** A phone whose network the test controls. */
export function phoneOnADesk(parts: Partial<PhoneParts> = {}) {
  const clock = new VirtualClock()
  const links: OpenedLink[] = []
  const requests: AskedRequest[] = []
  const phone = createPhone({
    clock,
    random: new SeededRandom(1),
    storage: inMemory(),
    name: '张三',
    transport: {
      connect: (request, listener) => openLink(links, { request, listener }),
      request: (request, listener) => ask(requests, { request, listener }),
    },
    ...parts,
  })
  return { ...phone, device: clock, links, requests }
}

function openLink(links: OpenedLink[], asked: Pick<OpenedLink, 'request' | 'listener'>) {
  const link: OpenedLink = { ...asked, sent: [], end: '' }
  links.push(link)
  return {
    send: (data: SocketData) => void link.sent.push(data),
    close: (code: number, reason: string) => void (link.end = `closed ${code} ${reason}`),
    cut: () => void (link.end = 'cut'),
  }
}

function ask(requests: AskedRequest[], asked: Pick<AskedRequest, 'request' | 'listener'>) {
  const request = { ...asked, isGivenUp: false }
  requests.push(request)
  return () => void (request.isGivenUp = true)
}

/** Callbacks that record the order in which they are called. */
export function noting(log: unknown[]) {
  return {
    success: (result: object) => void log.push(['success', result]),
    fail: (failure: object) => void log.push(['fail', failure]),
  }
}
