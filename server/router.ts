import type { FailureFrame, ResponseFrame } from '../protocol/frames'
import { clientNotices, type ClientNoticeUrl } from '../protocol/notices'
import { requests, type RequestUrl, type Result } from '../protocol/requests'
import type { Clock } from './clock'
import type { Announce, RequestContext } from './handlers/handler'
import { handlers, noticeHandlers } from './handlers/handlers'
import { factsOf, type Log } from './log'
import { Refusal } from './refusal'
import { checked } from './schema-check'
import type { Storage } from './storage/storage'
import type { Metrics } from './metrics'

/** A request before the check: only its id is known to be valid. */
export interface Asked {
  url: string
  id: number
  data: unknown
}

export type Answer = ResponseFrame | FailureFrame

export interface RouterParts {
  clock: Clock
  storage: Storage
  announce: Announce
  log: Log
  metrics: Metrics
}

/** url → schema → handler → answer; the one place where errors become failures. */
export class Router {
  constructor(private readonly parts: RouterParts) {}

  async answer({ url, id, data }: Asked, userId: string): Promise<Answer> {
    const since = this.parts.clock.now()
    try {
      if (!isRequestUrl(url)) throw new Refusal('unknown-url', 'no such url')
      const result = await handle(url, data, this.contextOf(userId, since))
      this.count(url, 'ok', since)
      return { re: id, data: result }
    } catch (error) {
      const refusal = error instanceof Refusal ? error : this.failed(url, error)
      this.count(isRequestUrl(url) ? url : 'unknown', refusal.code, since)
      return { re: id, error: refusal.toFailure() }
    }
  }

  /** A notice gets no answer, so one that is unknown, wrong or not allowed is dropped. */
  async hear(url: string, data: unknown, userId: string): Promise<void> {
    if (!isClientNoticeUrl(url)) return
    try {
      const context = this.contextOf(userId, this.parts.clock.now())
      await noticeHandlers[url](checked(clientNotices[url], data), context)
    } catch (error) {
      if (!(error instanceof Refusal)) this.failed(url, error)
    }
  }

  private contextOf(userId: string, now: number): RequestContext {
    const { storage, announce } = this.parts
    return { userId, now, storage, announce }
  }

  private count(url: RequestUrl | 'unknown', outcome: string, since: number): void {
    this.parts.metrics.answered(url, outcome, this.parts.clock.now() - since)
  }

  /** The log gets the reason, the client only the fact. */
  private failed(url: string, error: unknown): Refusal {
    this.parts.log.error({ url, ...factsOf(error) }, 'request failed')
    return new Refusal('internal')
  }
}

function handle<U extends RequestUrl>(
  url: U,
  data: unknown,
  context: RequestContext
): Promise<Result<U>> {
  return handlers[url](checked(requests[url].params, data), context)
}

const isRequestUrl = (url: string): url is RequestUrl => Object.hasOwn(requests, url)

const isClientNoticeUrl = (url: string): url is ClientNoticeUrl => Object.hasOwn(clientNotices, url)
