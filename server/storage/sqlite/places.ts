import type { Database, Statement } from './driver'
import type { EntryRow } from './sql/log'
import { CREATE_TAIL, placesIn, tailSql, WRITE_TAIL, type PlaceRows } from './sql/places'
import { prepared } from './statements'

/** So many places, and those of one commit, are at most in memory. */
const MOST_IN_MEMORY = 4096

type InTable = { readonly [K in keyof PlaceRows]: Statement<PlaceRows[K]> }
type OfTail = Readonly<Record<keyof typeof tailSql, Statement<{ placed: number }>>>

/** A stretch of a log, both ends included. */
export interface Stretch {
  conversation: number
  from: number
  to: number
}

/**
 * Where the entries of each log lie. Written one by one, every conversation that speaks would dirty a page
 * of its own at each commit; so the newest stay in memory, and go to the disk together. A start finds them
 * again from the entries. Of one conversation, those in memory are always behind those on disk.
 */
export class Places {
  private readonly disk: InTable
  private readonly memory: InTable
  private readonly tail: OfTail
  /** Row of the newest entry, and of the last that has its place on disk. */
  private newest = 0
  private placed = 0

  constructor(
    private readonly db: Database,
    private readonly most = MOST_IN_MEMORY
  ) {
    db.exec(CREATE_TAIL)
    this.disk = prepared(db, placesIn('place')) as InTable
    this.memory = prepared(db, placesIn('tail')) as InTable
    this.tail = prepared(db, tailSql) as OfTail
    this.tail.fillTail.run()
    this.rolledBack()
  }

  add(conversation: number, seq: number, entry: number): void {
    this.tail.addToTail.run(conversation, seq, entry)
    this.newest = entry
  }

  /** Inside a transaction: brings what is in memory to the disk when it has become much. */
  write(): void {
    if (this.newest - this.placed < this.most) return
    this.db.exec(WRITE_TAIL)
    this.tail.setPlaced.run(this.newest)
    this.placed = this.newest
  }

  /** The tables are as they were; the next entry tells how far they go. */
  rolledBack(): void {
    this.placed = this.tail.placed.get()?.placed ?? 0
    this.newest = this.placed
  }

  /** The row of an entry. */
  at(conversation: number, seq: number): number | undefined {
    const place = this.memory.placeAt.get(conversation, seq)
    return (place ?? this.disk.placeAt.get(conversation, seq))?.entry
  }

  countAt(conversation: number, seq: number): number {
    const count = this.memory.countAt.get(conversation, seq)
    return (count ?? this.disk.countAt.get(conversation, seq))?.n ?? 0
  }

  /** Seq of the first message behind `seq` that somebody else wrote. */
  nextOfOthers(conversation: number, seq: number, user: number): number | undefined {
    const next = this.disk.nextOfOthers.get(conversation, seq, user)
    return (next ?? this.memory.nextOfOthers.get(conversation, seq, user))?.seq
  }

  /** Seq of the last entry of this person between the two, neither included. */
  lastOfOneBetween(
    conversation: number,
    { after, before, user }: { after: number; before: number; user: number }
  ): number | undefined {
    const asked = [conversation, after, before, user] as const
    const last = this.memory.lastOfOneBefore.get(...asked)
    return (last ?? this.disk.lastOfOneBefore.get(...asked))?.seq
  }

  /** The lowest of the stretch, rising. */
  pageUp({ conversation, from, to }: Stretch, limit: number): EntryRow[] {
    const low = this.disk.pageUp.all(conversation, from, to, limit)
    if (low.length === limit) return low
    return low.concat(this.memory.pageUp.all(conversation, from, to, limit - low.length))
  }

  /** The highest of the stretch, falling. */
  pageDown({ conversation, from, to }: Stretch, limit: number): EntryRow[] {
    const high = this.memory.pageDown.all(conversation, from, to, limit)
    if (high.length === limit) return high
    return high.concat(this.disk.pageDown.all(conversation, from, to, limit - high.length))
  }
}
