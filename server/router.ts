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

/** A request as it came: only its id is known to be right. */
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
    const answer = await this.attempt({ url, id, data }, userId)
    const outcome = 'error' in answer ? answer.error.code : 'ok'
    const known = isRequestUrl(url) ? url : 'unknown'
    this.parts.metrics.answered(known, outcome, this.parts.clock.now() - since)
    return answer
  }

  /** A notice gets no answer, so one that is unknown, wrong or not allowed is dropped. */
  async hear(url: string, data: unknown, userId: string): Promise<void> {
    if (!isClientNoticeUrl(url)) return
    try {
      await noticeHandlers[url](checked(clientNotices[url], data), this.contextOf(userId))
    } catch (error) {
      if (!(error instanceof Refusal)) this.report(url, error)
    }
  }

  private async attempt({ url, id, data }: Asked, userId: string): Promise<Answer> {
    try {
      if (!isRequestUrl(url)) throw new Refusal('unknown-url', 'no such url')
      return { re: id, data: await handle(url, data, this.contextOf(userId)) }
    } catch (error) {
      if (error instanceof Refusal) return { re: id, error: error.toFailure() }
      this.report(url, error)
      return { re: id, error: new Refusal('internal').toFailure() }
    }
  }

  private contextOf(userId: string): RequestContext {
    const { clock, storage, announce } = this.parts
    return { userId, now: clock.now(), storage, announce }
  }

  private report(url: string, error: unknown): void {
    this.parts.log.error({ url, ...factsOf(error) }, 'request failed')
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
