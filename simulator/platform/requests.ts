import type { Answers, Callbacks } from './answer'
import { Refused } from './answer'
import type { Clock } from './clock'
import type { Faults } from './faults/switches'
import { MAX_REQUESTS, REQUEST_TIMEOUT_MS } from './limits'
import type { NetworkAccess } from './network-access'
import type { HttpListener, HttpRequest, HttpResponse, SocketData, Transport } from './transport'

interface Answered {
  statusCode: number
  header: Record<string, string>
  data: unknown
}

interface RequestOptions extends Callbacks<Answered> {
  url: string
  method?: string
  header?: Record<string, string>
  data?: SocketData | object
  /** `json`, the default, parses JSON if possible. Any other value leaves the text. */
  dataType?: string
  timeout?: number
}

interface RequestParts {
  clock: Clock
  answers: Answers
  transport: Transport
  access: NetworkAccess
  faults: Faults
}

/** wx.request. */
export class Requests {
  /** Functions that end each running request with a reason. */
  private readonly inFlight = new Set<(reason: Refused) => void>()

  constructor(private readonly parts: RequestParts) {}

  readonly wx = { request: (options: RequestOptions) => this.start(options) }

  failAll(reason: string, errno?: number): void {
    for (const end of [...this.inFlight]) end(new Refused(reason, errno))
  }

  private start(options: RequestOptions): { abort(): void } {
    const refusal = this.refusal()
    if (refusal) {
      this.parts.answers.fail('request', options, refusal)
      return { abort: () => undefined }
    }
    const end = this.send(options)
    return { abort: () => end(new Refused('abort')) }
  }

  private refusal(): Refused | undefined {
    const { access } = this.parts
    if (this.inFlight.size >= MAX_REQUESTS) return new Refused('exceed max task count', 600007)
    const refusal = access.refusal()
    if (refusal) return refusal
    if (!access.isConnected()) return new Refused(DISCONNECTED)
    return this.parts.faults.strikes('http-fails') ? new Refused(NOT_RESOLVED) : undefined
  }

  private send(options: RequestOptions): (reason: Refused) => void {
    const { clock, answers } = this.parts
    const done = (): boolean => {
      clock.clearTimeout(deadline)
      return this.inFlight.delete(end)
    }
    const end = (reason: Refused): void => {
      if (!done()) return
      giveUp()
      answers.fail('request', options, reason)
    }
    this.inFlight.add(end)
    const expire = () => end(new Refused('timeout', 5))
    const deadline = clock.setTimeout(expire, options.timeout ?? REQUEST_TIMEOUT_MS)
    const giveUp = this.dispatch(httpRequest(options), {
      answered: (response) => {
        if (done()) answers.succeed('request', options, answered(response, options))
      },
      failed: (reason) => end(new Refused(reason)),
    })
    return end
  }

  private dispatch(request: HttpRequest, listener: HttpListener): () => void {
    const { transport, faults } = this.parts
    const struck = faults.firstOf(['http-hangs', 'http-answer-lost'])
    if (struck === 'http-hangs') return () => undefined
    return transport.request(request, struck ? NOBODY : listener)
  }
}

/** Ignores the result of a request. */
const NOBODY: HttpListener = { answered: () => undefined, failed: () => undefined }

const DISCONNECTED = 'errcode:-106 net::ERR_INTERNET_DISCONNECTED'
const NOT_RESOLVED = 'errcode:-105 net::ERR_NAME_NOT_RESOLVED'

function httpRequest({ url, method = 'GET', header = {}, data }: RequestOptions): HttpRequest {
  const sent = { 'content-type': 'application/json', ...lowerCased(header) }
  if (data === undefined || method === 'GET') return { url, method, header: sent, body: undefined }
  const isRaw = typeof data === 'string' || data instanceof ArrayBuffer
  return { url, method, header: sent, body: isRaw ? data : JSON.stringify(data) }
}

const lowerCased = (header: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]))

function answered({ status, header, body }: HttpResponse, { dataType = 'json' }): Answered {
  return { statusCode: status, header, data: dataType === 'json' ? parsed(body) : body }
}

/** A body that is not JSON stays text, as on a phone. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body // For example an HTML error page of a proxy
  }
}
