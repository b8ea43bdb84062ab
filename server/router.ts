import { clientNotices, type ClientNoticeUrl } from '../protocol/notices'
import { requests, type RequestUrl, type Result } from '../protocol/requests'
import type { Audience } from './bus/announcement'
import { nextStep, type Clock } from './clock'
import type { Announce, RequestContext } from './handlers/handler'
import { handlers, noticeHandlers } from './handlers/handlers'
import { factsOf, type Log } from './log'
import { PageLine } from './page-line'
import { unitsOf, type Work, type WorkBudget } from './rate/work'
import { Refusal } from './refusal'
import type { Storage } from './storage/storage'
import { pageOf, pieceOf, type Piece } from './wire/piece'
import { checked } from './wire/schema-check'
import type { Metrics } from './metrics'
import type { Refusals } from './refusals'

/** A request before validation: only its id is known to be valid. */
export interface Asked {
  url: string
  id: number
  data: unknown
  /** Whether the client has so much unread data that no page should be made for it now. */
  isFarBehind?: () => boolean
  /** The client's address; undefined if unknown. */
  address?: string | undefined
}

export interface RouterParts {
  clock: Clock
  storage: Storage
  announce: Announce
  log: Log
  metrics: Metrics
  refusals: Refusals
  work: WorkBudget
}

/** What a request costs besides its answer. */
type Tally = Pick<Work, 'told' | 'looked'>

interface Asker {
  userId: string
  since: number
}

/** Requests with many rows in their answers. */
const PAGES = new Set(['/sync', '/history'])
const BEHIND_MS = 1000

/** Validates a request, calls its handler and encodes the answer. The only place where errors become failures. */
export class Router {
  private readonly line: PageLine

  constructor(private readonly parts: RouterParts) {
    this.line = new PageLine(parts.clock)
  }

  /** The encoded answer to a request. */
  answer(asked: Asked, userId: string): Promise<Piece> {
    const make = (): Promise<Piece> => this.answerNow(asked, userId)
    return PAGES.has(asked.url) ? this.line.run(userId, make) : make()
  }

  private async answerNow(asked: Asked, userId: string): Promise<Piece> {
    const { url, id } = asked
    const since = this.parts.clock.now()
    try {
      if (!isRequestUrl(url)) throw new Refusal('unknown-url', 'no such url')
      const piece = await this.work(url, asked, { userId, since })
      this.count(url, 'ok', since)
      return piece
    } catch (error) {
      const refusal = error instanceof Refusal ? error : this.failed(url, error)
      if (refusal.code === 'rate-limited') this.noteRate(url, refusal, asked.address)
      this.count(isRequestUrl(url) ? url : 'unknown', refusal.code, since)
      return pieceOf({ re: id, error: refusal.toFailure() })
    }
  }

  /** Runs the handler if the person's budget allows it, and charges for the work. */
  private async work(url: RequestUrl, asked: Asked, { userId, since }: Asker): Promise<Piece> {
    const { work } = this.parts
    work.check(userId, since)
    if (PAGES.has(url) && asked.isFarBehind?.()) {
      throw new Refusal('rate-limited', 'answers are still unread', BEHIND_MS)
    }
    const tally = { told: 0, looked: 0 }
    const result = await handle(url, asked.data, this.contextOf(userId, since, tally))
    const piece = PAGES.has(url)
      ? pageOf(asked.id, result)
      : pieceOf({ re: asked.id, data: result })
    const rows = rowsIn(result) + (url === '/sync' ? rowsIn(asked.data as object) : 0)
    work.charge(userId, unitsOf({ ...tally, rows, bytes: piece.bytes }), since)
    return piece
  }

  /** A notice gets no answer. An unknown, invalid or forbidden notice is dropped. */
  async hear(url: string, data: unknown, userId: string): Promise<void> {
    if (!isClientNoticeUrl(url)) return
    try {
      const now = this.parts.clock.now()
      this.parts.work.check(userId, now)
      const tally = { told: 0, looked: 0 }
      const context = this.contextOf(userId, now, tally)
      await noticeHandlers[url](checked(clientNotices[url], data), context)
      this.parts.work.charge(userId, unitsOf({ ...tally, rows: 0, bytes: 0 }), now)
    } catch (error) {
      if (!(error instanceof Refusal)) this.failed(url, error)
    }
  }

  private contextOf(userId: string, now: number, tally: Tally): RequestContext {
    const { storage, clock } = this.parts
    const announce: Announce = (to, url, data) => {
      tally.told += sizeOf(to)
      this.parts.announce(to, url, data)
    }
    const looked = (memberships: number): void => void (tally.looked += memberships)
    return { userId, now, storage, announce, looked, nextStep: () => nextStep(clock) }
  }

  private noteRate(url: string, { message }: Refusal, address: string | undefined): void {
    this.parts.refusals.note({ kind: 'rate', at: url, reason: message, address })
  }

  private count(url: RequestUrl | 'unknown', outcome: string, since: number): void {
    this.parts.metrics.answered(url, outcome, this.parts.clock.now() - since)
  }

  /** The reason is logged. The client only learns that the request failed. */
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

/** The number of people whom this node knows to be told. */
const sizeOf = (to: Audience): number => ('people' in to ? to.people : (to.members ?? [])).length

/** The number of rows in a result or in the data of a request, in any of its lists. */
function rowsIn(data: object): number {
  let rows = 0
  for (const value of Object.values(data)) if (Array.isArray(value)) rows += value.length
  return rows
}
