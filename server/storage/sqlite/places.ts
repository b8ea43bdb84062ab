import type { EntryRow } from './sql/log'
import type { Statements } from './statements'
import type { Tail } from './tail'

/** A stretch of a log, both ends included. */
export interface Stretch {
  conversation: number
  from: number
  to: number
}

/** The places of the entries of each log: the newest in the tail, the earlier ones on disk. */
export class Places {
  constructor(
    private readonly sql: Statements,
    private readonly tail: Tail
  ) {}

  /** The row of an entry. */
  at(conversation: number, seq: number): number | undefined {
    return this.tail.at(conversation, seq) ?? this.sql.placeAt.get(conversation, seq)?.entry
  }

  countAt(conversation: number, seq: number): number {
    const entry = this.at(conversation, seq)
    return entry === undefined ? 0 : (this.sql.speechAt.get(entry)?.n ?? 0)
  }

  /** Seq of the first message behind `seq` from another person. */
  nextOfOthers(conversation: number, seq: number, user: number): number | undefined {
    const next = this.sql.nextOfOthers.get(conversation, seq, user)
    if (next) return next.seq
    for (const entry of this.tail.between(conversation, seq + 1, Infinity)) {
      const speech = this.sql.speechAt.get(entry)
      if (speech && speech.sender !== user && speech.speaks) return speech.seq
    }
    return undefined
  }

  /** Seq of the person's last entry between the two, both excluded. */
  lastOfOneBetween(
    conversation: number,
    { after, before, user }: { after: number; before: number; user: number }
  ): number | undefined {
    for (const entry of this.tail.between(conversation, after + 1, before - 1).toReversed()) {
      const speech = this.sql.speechAt.get(entry)
      if (speech?.sender === user) return speech.seq
    }
    return this.sql.lastOfOneBefore.get(conversation, after, before, user)?.seq
  }

  /** The lowest entries of the stretch, ascending. */
  pageUp({ conversation, from, to }: Stretch, limit: number): EntryRow[] {
    const low = this.sql.pageUp.all(conversation, from, to, limit)
    if (low.length === limit) return low
    const high = this.tail.between(conversation, from, to).slice(0, limit - low.length)
    return low.concat(this.rows(high))
  }

  /** The highest entries of the stretch, descending. */
  pageDown({ conversation, from, to }: Stretch, limit: number): EntryRow[] {
    const high = this.tail.between(conversation, from, to).slice(-limit).reverse()
    if (high.length === limit) return this.rows(high)
    return this.rows(high).concat(
      this.sql.pageDown.all(conversation, from, to, limit - high.length)
    )
  }

  private rows(entries: readonly number[]): EntryRow[] {
    return entries.flatMap((entry) => this.sql.entryByKey.get(entry) ?? [])
  }
}
