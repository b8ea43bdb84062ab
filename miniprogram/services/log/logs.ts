import type { Entry } from '../../../protocol/entry'
import type { Account } from '../keeping/account'
import { listOf } from '../keeping/checks'
import { Signal } from '../signal'
import { fits } from '../wire/shape'
import { entry } from '../wire/entry'
import * as log from './log'

/** The number of entries kept of a conversation that is not on screen. */
export const KEPT_ENTRIES = 40

const areEntries = listOf(fits(entry))

/** The known logs, each merged from everything that the phone has received. */
export class Logs {
  /** Emits a conversation whose log has changed. */
  readonly changed = new Signal<string>()
  /** Emits every entry, from any source. */
  readonly arrived = new Signal<readonly Entry[]>()
  /** Received data contradicts known data, so the server's database must be another one. */
  readonly contradicted = new Signal()
  private readonly byCid = new Map<string, log.Log>()
  private readonly onScreen = new Set<string>()

  constructor(private readonly account: Account) {
    account.changed.on(() => this.forget())
  }

  get(cid: string): log.Log {
    const known = this.byCid.get(cid) ?? this.kept(cid)
    this.byCid.set(cid, known)
    return known
  }

  /** While a conversation is on screen, it keeps everything that was loaded. Returns a function that ends this. */
  hold(cid: string): () => void {
    this.onScreen.add(cid)
    return () => {
      this.onScreen.delete(cid)
      this.byCid.set(cid, log.newest(this.get(cid), KEPT_ENTRIES))
    }
  }

  isHeld(cid: string): boolean {
    return this.onScreen.has(cid)
  }

  /** Receives entries of one conversation, in any order. */
  hear(cid: string, entries: readonly Entry[]): void {
    if (this.isTrue(cid, entries)) this.put(cid, log.merge(this.get(cid), entries), entries)
  }

  /** Receives the fact that the log reaches at least this seq. */
  hearOfHead(cid: string, head: number): void {
    const known = this.get(cid)
    if (head > known.head) this.put(cid, { ...known, head })
  }

  fill(cid: string, asked: log.Asked, page: log.HistoryPage): void {
    if (!this.isTrue(cid, page.entries)) return
    this.put(cid, log.fill(this.get(cid), asked, page), page.entries)
    // The row has the same head, which only another sync corrects
    if (page.last < asked.head) this.contradicted.emit()
  }

  prepend(cid: string, page: log.HistoryPage): void {
    this.put(cid, log.prepend(this.get(cid), page), page.entries)
  }

  /** Drops everything, because it is no longer true or belongs to another person. */
  forget(): void {
    const cids = [...this.byCid.keys()]
    this.byCid.clear()
    for (const cid of cids) this.changed.emit(cid)
  }

  private isTrue(cid: string, heard: readonly Entry[]): boolean {
    if (!log.contradicts(this.get(cid), heard)) return true
    this.contradicted.emit()
    return false
  }

  private put(cid: string, next: log.Log, arrived: readonly Entry[] = []): void {
    const isNews = next !== this.byCid.get(cid)
    const isLong = !this.onScreen.has(cid) && next.entries.length > 2 * KEPT_ENTRIES
    this.byCid.set(cid, isLong ? log.newest(next, KEPT_ENTRIES) : next)
    // The outbox must remove delivered letters before anything draws both.
    if (arrived.length > 0) this.arrived.emit(arrived)
    if (isNews) this.changed.emit(cid)
  }

  private kept(cid: string): log.Log {
    const entries = this.account.shelf('log').get(cid, areEntries) ?? []
    return log.merge(log.EMPTY_LOG, entries)
  }
}
