import type { Database } from './driver'
import { CREATE_MOVED, type LogEnd } from './sql/backlog'
import type { Statements } from './statements'
import { Tail } from './tail'

/** To bring one log's row up to date takes about as long as to place so many entries. */
const LOG_WEIGHT = 4
/** Of entries and logs, counted so; the commit that writes them takes some milliseconds longer, more would be felt. */
const MOST = 4096

/**
 * What the newest entries say of their logs: where each lies, and where its log ends. Written one by one, every
 * conversation that speaks would dirty pages of its own at each commit; so only the entries are written, and
 * the rest follows in bulk. Until then memory knows it, and a start learns it again from the entries.
 */
export class Backlog {
  readonly tail = new Tail()
  /** Number of the latest change that an entry has made, or 0. */
  change = 0
  /** Conversations that have moved since the table of those was brought up to date. */
  private readonly moved = new Set<number>()

  constructor(
    db: Database,
    private readonly sql: Statements,
    private readonly most = MOST
  ) {
    db.exec(CREATE_MOVED)
    this.learn()
  }

  add(conversation: number, seq: number, entry: number): void {
    this.tail.add(conversation, seq, entry)
    this.moved.add(conversation)
  }

  /** The end of a log, where its conversation's row may not know it yet. */
  endOf(conversation: number): LogEnd | undefined {
    const last = this.tail.lastOf(conversation)
    return last === undefined ? undefined : this.sql.endAt.get(last)
  }

  /** Lets statements see in `moved` where logs end; outside transactions. */
  showMoved(): void {
    for (const conversation of this.moved) {
      const last = this.tail.lastOf(conversation)
      if (last !== undefined) this.sql.putMoved.run(last)
    }
    this.moved.clear()
  }

  /** Inside a transaction: writes all of it when it weighs enough. */
  write(): void {
    if (this.tail.size + LOG_WEIGHT * this.tail.logs < this.most) return
    this.sql.writePlaces.run()
    this.sql.writeEnds.run()
    this.sql.writeMeta.run()
    this.sql.forgetMoved.run()
    this.forget()
  }

  /** The entries are as they were before the transaction. */
  rolledBack(): void {
    this.forget()
    this.learn()
  }

  private forget(): void {
    this.tail.clear()
    this.moved.clear()
  }

  private learn(): void {
    for (const { conversation, seq, key, change } of this.sql.newEntries.all()) {
      this.add(conversation, seq, key)
      this.change = change
    }
  }
}
