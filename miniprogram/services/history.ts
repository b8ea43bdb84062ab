import type { Params } from '../../protocol/requests'
import { HISTORY_PAGE } from '../protocol/limits'
import type { Account } from './keeping/account'
import { Lanes, type LanesPorts } from './lanes'
import { hasOlder, isPageOf, lastSeqOf, missing, type HistoryPage } from './log/log'
import { KEPT_ENTRIES, type Logs } from './log/logs'
import { Signal } from './signal'
import { ChatError } from './socket/chat-error'
import type { Link } from './socket/link'

/** Fills the gaps of the logs, and loads older entries on request. */
export class History {
  /** Emits a conversation that is gone or that got older entries. */
  readonly changed = new Signal<string>()
  private readonly lanes: Lanes
  private readonly link: Link
  private readonly wanted = new Set<string>()
  private readonly gone = new Set<string>()

  constructor(
    ports: LanesPorts,
    private readonly logs: Logs,
    account: Account
  ) {
    this.link = ports.link
    this.lanes = new Lanes(ports, (cid) => this.step(cid), 2)
    logs.changed.on((cid) => {
      if (missing(logs.get(cid)) && !this.gone.has(cid)) this.wake(cid)
    })
    account.changed.on(() => this.forget())
  }

  /** The server will not show this conversation. */
  isGone(cid: string): boolean {
    return this.gone.has(cid)
  }

  isLoadingOlder(cid: string): boolean {
    return this.wanted.has(cid)
  }

  loadOlder(cid: string): void {
    if (this.wanted.has(cid) || !hasOlder(this.logs.get(cid))) return
    this.wanted.add(cid)
    this.changed.emit(cid)
    this.wake(cid)
  }

  /** Conversations on screen come before those that are prefetched. */
  private wake(cid: string): void {
    if (this.logs.isHeld(cid)) this.lanes.hurry(cid)
    else this.lanes.wake(cid)
  }

  /** The server's database or the signed-in person has changed. */
  forget(): void {
    this.lanes.clear()
    this.wanted.clear()
    this.gone.clear()
  }

  private async step(cid: string): Promise<boolean> {
    try {
      if (missing(this.logs.get(cid))) await this.repair(cid)
      else if (this.wanted.has(cid)) await this.older(cid)
    } catch (error) {
      if (ChatError.from(error).remedy !== 'give-up') throw error
      this.gone.add(cid)
      this.wanted.delete(cid)
      this.changed.emit(cid)
      return false
    }
    return missing(this.logs.get(cid)) !== undefined || this.wanted.has(cid)
  }

  private async repair(cid: string): Promise<void> {
    const asked = missing(this.logs.get(cid))
    if (!asked) return
    // The last known entry is fetched again: a server with a different history returns a different entry
    const after = asked.after === undefined ? {} : { after: asked.after - 1 }
    const page = await this.page(cid, { limit: HISTORY_PAGE, ...after })
    const before = lastSeqOf(this.logs.get(cid))
    this.logs.fill(cid, asked, page)
    const { head } = this.logs.get(cid)
    if (lastSeqOf(this.logs.get(cid)) === before && head >= asked.head) throw useless()
  }

  private async older(cid: string): Promise<void> {
    const before = this.logs.get(cid).entries[0]?.seq ?? 0
    const limit = this.logs.isHeld(cid) ? HISTORY_PAGE : KEPT_ENTRIES
    const page = await this.page(cid, { before, limit })
    this.logs.prepend(cid, page)
    this.wanted.delete(cid)
    this.changed.emit(cid)
  }

  private async page(cid: string, asked: Omit<Params<'/history'>, 'cid'>): Promise<HistoryPage> {
    const page = await this.link.call('/history', { cid, ...asked })
    if (!isPageOf(cid, page)) throw useless()
    return page
  }
}

/** The answer contains none of the requested entries. The next request has to wait. */
function useless(): ChatError {
  return new ChatError('internal', { message: 'invalid answer: /history' })
}
