import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import type { Notice } from '../../../protocol/notices'
import type { Account } from '../keeping/account'
import { Signal } from '../signal'
import { withLastSaid } from './last-said'
import { mergeRow, withEntry, withPeerRead, withRead, type Mark } from './merge-row'
import { withOwnRead } from './own-read'

/** The user's conversations, each row in its newest known version. */
export class Conversations {
  /** Emits the rows that have changed. */
  readonly changed = new Signal<readonly string[]>()
  private readonly byCid = new Map<string, Conversation>()
  private readonly logs = new Map<string, readonly Entry[]>()

  constructor(private readonly account: Account) {
    account.changed.on(() => this.forget())
  }

  get(cid: string): Conversation | undefined {
    return this.byCid.get(cid)
  }

  get all(): Conversation[] {
    return [...this.byCid.values()]
  }

  /** A snapshot of all rows. */
  get snapshot(): ReadonlyMap<string, Conversation> {
    return new Map(this.byCid)
  }

  apply(rows: readonly Conversation[]): void {
    const changed = rows.filter((row) => this.put(mergeRow(this.byCid.get(row.cid), row)))
    if (changed.length > 0) this.changed.emit(changed.map(({ cid }) => cid))
  }

  hear(entry: Entry): void {
    this.update(entry.cid, (row) => withEntry(row, entry))
  }

  /** Receives the known entries of the log: own messages after the read mark count as read. */
  hearLog(cid: string, entries: readonly Entry[]): void {
    this.logs.set(cid, entries)
    this.update(cid, (row) => row)
  }

  /** Receives a read mark: the user's own, from any phone, or the other person's. */
  heardRead({ cid, userId, seq, n }: Notice<'/read'>): void {
    if (userId === this.account.userId) this.markRead(cid, { seq, n })
    else this.update(cid, (row) => (row.kind === 'direct' ? withPeerRead(row, seq) : row))
  }

  markRead(cid: string, mark: Mark): void {
    this.update(cid, (row) => withRead(row, mark))
  }

  forget(): void {
    const cids = [...this.byCid.keys()]
    this.byCid.clear()
    this.logs.clear()
    if (cids.length > 0) this.changed.emit(cids)
  }

  private update(cid: string, change: (row: Conversation) => Conversation): void {
    const row = this.byCid.get(cid)
    if (row && this.put(change(row))) this.changed.emit([cid])
  }

  private put(heard: Conversation): boolean {
    const entries = this.logs.get(heard.cid) ?? []
    const row = withOwnRead(withLastSaid(heard, entries), entries, this.account.userId)
    if (this.byCid.get(row.cid) === row) return false
    this.byCid.set(row.cid, row)
    return true
  }
}
