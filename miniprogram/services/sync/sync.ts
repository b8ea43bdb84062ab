import type { Conversations } from '../conversations/conversations'
import type { Account } from '../keeping/account'
import { isString } from '../keeping/checks'
import type { Logs } from '../log/logs'
import type { Call } from '../socket/link'
import type { News, Welcome } from '../socket/steps'

/** What a pass brings up to date. */
export interface SyncParts {
  account: Account
  conversations: Conversations
  logs: Logs
  cache: { cursor: string | undefined; keepCursor(cursor: string): void; drop(): void }
}

/** Brings every row up to date in one pass; what a pass brings does not depend on what did not change. */
export class Sync {
  private running: Promise<void> | undefined
  private following: Promise<void> | undefined

  constructor(private readonly parts: SyncParts) {}

  /** After a login: where the server's database is another one, what is here is not true any more. */
  async catchUp(call: Call, news: Promise<News>, { epoch }: Pick<Welcome, 'epoch'>): Promise<void> {
    const shelf = this.parts.account.shelf('sync')
    const known = shelf.get('epoch', isString)
    const isAnother = known !== undefined && known !== epoch
    if (isAnother) this.startAnew()
    if (known !== epoch) shelf.set('epoch', epoch)
    // what an older way to the server still brings is not waited for
    await this.begin(call, isAnother ? undefined : news)
  }

  /** The first page of what changed. */
  ask(call: Call, since = this.parts.cache.cursor): Promise<News> {
    return call('/sync', since === undefined ? {} : { since })
  }

  /** Brings what changed up to now: where a pass is under way, another one follows it. */
  pass(call: Call): Promise<void> {
    if (!this.running) return this.begin(call)
    this.following ??= this.running.then(
      () => this.begin(call),
      () => this.begin(call)
    )
    return this.following
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

  /** Only the last page's cursor is one to keep, and only that of the pass that began last. */
  private async run(call: Call, news: Promise<News>, isCurrent: () => boolean): Promise<void> {
    const { cache, conversations } = this.parts
    for (let page = await news; ; page = await this.ask(call, page.since)) {
      conversations.apply(page.conversations)
      if (page.more) continue
      if (isCurrent()) cache.keepCursor(page.since)
      return
    }
  }

  private startAnew(): void {
    this.parts.cache.drop()
    this.parts.conversations.forget()
    this.parts.logs.forget()
  }
}
