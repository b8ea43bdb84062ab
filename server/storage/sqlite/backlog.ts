import type { Database } from './driver'
import { CREATE_MOVED, type LogEnd } from './sql/backlog'
import type { Statements } from './statements'
import { Tail } from './tail'
import { Damage } from './trouble'

/** Updating one log's row takes about as long as placing this many entries. */
const LOG_WEIGHT = 4
/**
 * The weight at which entries and logs are written. That commit takes some milliseconds longer; with more, people
 * would notice.
 */
const MOST = 4096

/**
 * Facts that follow from the newest entries: the place of each entry, and the end of its log. If they were written
 * with each entry, every active conversation would change its own pages at each commit. So only the entries are
 * written, and these facts follow in bulk. Until then they are in memory, and a start derives them again from the
 * entries.
 */
export class Backlog {
  readonly tail = new Tail()
  /** Number of the latest change made by an entry, or 0. */
  change = 0
  /** Conversations that have moved since the table `moved` was last updated. */
  private readonly moved = new Set<number>()

  constructor(
    db: Database,
    private readonly sql: Statements,
    private readonly most = MOST
  ) {
    db.exec(CREATE_MOVED)
    if (sql.brokenLog.get()) throw new Damage('entries are missing from the end of a log')
    this.learn()
  }

  add(conversation: number, seq: number, entry: number): void {
    this.tail.add(conversation, seq, entry)
    this.moved.add(conversation)
  }

  /** The end of a log that may be missing from its conversation's row. */
  endOf(conversation: number): LogEnd | undefined {
    const last = this.tail.lastOf(conversation)
    return last === undefined ? undefined : this.sql.endAt.get(last)
  }

  /** Updates `moved` with the ends of logs, for SQL statements. Must be called outside transactions. */
  showMoved(): void {
    for (const conversation of this.moved) {
      const last = this.tail.lastOf(conversation)
      if (last !== undefined) this.sql.putMoved.run(last)
    }
    this.moved.clear()
  }

  /** Writes everything if it weighs enough. Must be called inside a transaction. */
  write(): void {
    if (this.tail.size + LOG_WEIGHT * this.tail.logs < this.most) return
    this.sql.writePlaces.run()
    this.sql.writeEnds.run()
    this.sql.writeMeta.run()
    this.sql.forgetMoved.run()
    this.forget()
  }

  /** Restores the state before the transaction. */
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
