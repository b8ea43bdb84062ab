import { firstWhere } from '../paging'
import type { EntryRow, SpeechRow } from './sql/log'
import type { Statements } from './statements'
import type { Tail } from './tail'

/** Entries that are read at once in search of a message: so many that are none in a row are passed over by count. */
const SPEECHES = 32

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

  /** Seq of the first message in the stretch from another person. */
  nextOfOthers({ conversation, from, to }: Stretch, user: number): number | undefined {
    let at = from
    while (at <= to) {
      const page = this.speechesUp({ conversation, from: at, to }, SPEECHES)
      const found = page.find(({ sender, speaks }) => speaks && sender !== user)
      if (found) return found.seq
      const last = page.at(-1)
      if (!last) return undefined
      at = page.some(({ speaks }) => speaks)
        ? last.seq + 1
        : this.countAbove({ conversation, from: last.seq + 1, to }, last.n)
    }
    return undefined
  }

  /** Seq of the person's last entry in the stretch, in which only this person has messages. */
  lastOfOne({ conversation, from, to }: Stretch, user: number): number | undefined {
    const n = this.countAt(conversation, to)
    const silent = this.sql.lastSilentBetween.get(conversation, user, from - 1, to + 1)?.seq
    if (n === this.countAt(conversation, from - 1)) return silent
    return Math.max(silent ?? 0, this.countAbove({ conversation, from, to }, n - 1))
  }

  /** The first seq of the stretch with a higher count, or the one behind it; whatever lies between is not read. */
  private countAbove({ conversation, from, to }: Stretch, n: number): number {
    return firstWhere(from, to + 1, (seq) => this.countAt(conversation, seq) > n)
  }

  private speechesUp({ conversation, from, to }: Stretch, limit: number): SpeechRow[] {
    const low = this.sql.speechesUp.all(conversation, from, to, limit)
    const high = this.tail.between(conversation, from, to).slice(0, limit - low.length)
    return low.concat(high.flatMap((entry) => this.sql.speechAt.get(entry) ?? []))
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
