import type { Conversation } from '../../../protocol/conversation'
import type { Cache } from '../cache/cache'
import type { Conversations } from '../conversations/conversations'
import type { Account } from '../keeping/account'
import { isString } from '../keeping/checks'
import type { Logs } from '../log/logs'
import { Signal } from '../signal'
import { ChatError } from '../socket/chat-error'
import type { Call } from '../socket/link'
import type { News, Welcome } from '../socket/steps'
import { contradict } from './contradiction'

/** More pages than any user has. An endless sync is not followed. */
const MOST_PAGES = 1_000

/** The parts that a pass updates. */
export interface SyncParts {
  account: Account
  conversations: Conversations
  logs: Logs
  cache: Pick<Cache, 'cursor' | 'keepCursor' | 'drop' | 'goneOn'>
}

/** Updates every row in one pass. The size of a pass depends only on the changes. */
export class Sync {
  /** The server has another database: everything known about the old one is dropped. */
  readonly renewed = new Signal()
  /** Emits a conversation in which the server's read mark is behind the known one. */
  readonly markBehind = new Signal<string>()
  private running: Promise<void> | undefined
  private following: Promise<void> | undefined
  /** The number of resets: pages from before a reset do not count. */
  private renewals = 0

  constructor(private readonly parts: SyncParts) {}

  /** Runs after a login. If the server has another database, the phone's data is no longer valid. */
  async catchUp(call: Call, news: Promise<News>, { epoch }: Pick<Welcome, 'epoch'>): Promise<void> {
    const shelf = this.parts.account.shelf('sync')
    const known = shelf.get('epoch', isString)
    const isAnother = known !== undefined && known !== epoch
    if (isAnother) this.startAnew()
    if (known !== epoch) shelf.set('epoch', epoch)
    // Results over an older carrier are not awaited
    await this.begin(call, isAnother ? undefined : news)
  }

  /**
   * Requests the first page of changes. It counts as `anew` too if it contains less than was known at the request.
   */
  async ask(call: Call, since = this.parts.cache.cursor): Promise<News> {
    const { cache, conversations } = this.parts
    const rows = conversations.snapshot
    const isFirst = since === cache.cursor
    const goneOn = isFirst ? cache.goneOn.all : []
    const known = isFirst ? cache.goneOn.ask(since !== undefined) : []
    const asked = { ...(since !== undefined && { since }), ...(known.length > 0 && { known }) }
    const page = await call('/sync', asked)
    return { ...page, goneOn, anew: page.anew === true || contradict(page.conversations, rows) }
  }

  /** Brings the changes up to now. If a pass is running, another one follows it. */
  pass(call: Call): Promise<void> {
    if (!this.running) return this.begin(call)
    this.following ??= this.running.then(
      () => this.begin(call),
      () => this.begin(call)
    )
    return this.following
  }

  /** Drops everything from the server, so that the next pass is a full one. */
  startAnew(): void {
    this.renewals++
    this.parts.cache.drop()
    this.parts.cache.goneOn.reset()
    this.parts.conversations.forget()
    this.parts.logs.forget()
    this.renewed.emit()
  }

  private begin(call: Call, news = this.ask(call)): Promise<void> {
    this.following = undefined
    const isCurrent = () => this.running === running
    const running: Promise<void> = this.run(call, news, isCurrent).finally(() => {
      if (isCurrent()) this.running = undefined
    })
    this.running = running
    return running
  }

  /** Only the cursor of the last page is stored, and only that of the latest pass. */
  private async run(call: Call, news: Promise<News>, isCurrent: () => boolean): Promise<void> {
    const first = await this.fromTheStart(call, await news)
    const { renewals } = this
    const { since, isPart, rows } = await this.follow(call, first)
    // What could not be read is after the cursor
    if (isPart || renewals !== this.renewals) return
    if (first.goneOn?.some((cid) => !rows.has(cid))) this.refuse()
    if (isCurrent()) this.keep(since, rows.values())
  }

  /** Requests page after page, up to the last one. */
  private async follow(call: Call, first: News) {
    const rows = new Map<string, Conversation>()
    let isPart = false
    let page = first
    for (let pages = 1; ; pages++) {
      this.parts.conversations.apply(page.conversations)
      for (const row of page.conversations) rows.set(row.cid, row)
      isPart = isPart || page.isPart === true
      if (!page.more) return { since: page.since, isPart, rows }
      page = await this.next(call, page.since, pages)
    }
  }

  private keep(since: string, rows: Iterable<Conversation>): void {
    const { cache } = this.parts
    cache.keepCursor(since, rows)
    for (const cid of cache.goneOn.read) this.markBehind.emit(cid)
  }

  private async next(call: Call, since: string, pages: number): Promise<News> {
    const next = await this.ask(call, since)
    const isEndless = next.more && (pages >= MOST_PAGES || next.since === since)
    if (isEndless) throw new ChatError('internal', { message: 'endless sync' })
    if (next.anew) this.refuse()
    return next
  }

  /** If the server has another database, nothing known is valid any more, including the cursor. */
  private async fromTheStart(call: Call, page: News): Promise<News> {
    if (!page.anew) return page
    this.startAnew()
    return this.ask(call)
  }

  /** Detected too late to continue this pass. The next one starts from the beginning. */
  private refuse(): never {
    this.startAnew()
    throw new ChatError('internal', { message: 'another database' })
  }
}
