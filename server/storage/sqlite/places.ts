import { firstWhere } from '../paging'
import type { Condition } from './condition'
import type { Log } from './log'
import type { EntryRow, SpeechRow } from './sql/log'
import type { Statements } from './statements'
import type { Tail } from './tail'
import { Damage } from './trouble'

/** How many entries are read at once to find a message. If none of them is one, the search continues by count. */
const SPEECHES = 32

/** A range of a log, both ends included. */
export interface Stretch {
  conversation: number
  from: number
  to: number
}

/** A page of one log, before it is cut to its limit. */
type Range = Pick<Stretch, 'from' | 'to'>

/**
 * The places of each log's entries: the newest in memory, the earlier ones on disk. A log has no gaps, so a missing
 * entry, or another one in its place, is damage: it is reported, and nothing is returned.
 */
export class Places {
  /** `condition` is told about damage. */
  constructor(
    private readonly sql: Statements,
    private readonly tail: Tail,
    private readonly condition?: Condition
  ) {}

  /** The row of an entry. */
  at(conversation: number, seq: number): number | undefined {
    return this.tail.at(conversation, seq) ?? this.sql.placeAt.get(conversation, seq)?.entry
  }

  /** The entry with that seq; undefined if the log has none. */
  entry(log: Log, seq: number): EntryRow | undefined {
    if (seq < 1 || seq > log.lastSeq) return undefined
    const place = this.at(log.key, seq)
    const row = place === undefined ? undefined : this.sql.entryByKey.get(place)
    return row && isOf(log, seq, row) ? row : this.damaged()
  }

  countAt(conversation: number, seq: number): number {
    if (seq < 1) return 0
    const place = this.at(conversation, seq)
    const row = place === undefined ? undefined : this.sql.speechAt.get(place)
    return row?.seq === seq ? row.n : this.damaged()
  }

  /** The seq of the first message of another person in the range. */
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

  /** The seq of the person's last entry in the range, in which only this person has messages. */
  lastOfOne({ conversation, from, to }: Stretch, user: number): number | undefined {
    const n = this.countAt(conversation, to)
    const silent = this.sql.lastSilentBetween.get(conversation, user, from - 1, to + 1)?.seq
    if (n === this.countAt(conversation, from - 1)) return silent
    return Math.max(silent ?? 0, this.countAbove({ conversation, from, to }, n - 1))
  }

  /**
   * The first seq of the range with a higher count, or the seq after the range. Does not read the entries in between.
   */
  private countAbove({ conversation, from, to }: Stretch, n: number): number {
    return firstWhere(from, to + 1, (seq) => this.countAt(conversation, seq) > n)
  }

  private speechesUp({ conversation, from, to }: Stretch, limit: number): SpeechRow[] {
    const low = this.sql.speechesUp.all(conversation, from, to, limit)
    const high = this.tail.between(conversation, from, to).slice(0, limit - low.length)
    const rows = low.concat(high.flatMap((entry) => this.sql.speechAt.get(entry) ?? []))
    const isWhole = rows.length === lengthOf({ from, to }, limit)
    return isWhole && rows.every(({ seq }, index) => seq === from + index) ? rows : this.damaged()
  }

  /** The lowest entries of the range, ascending. */
  pageUp(log: Log, { from, to }: Range, limit: number): EntryRow[] {
    const low = this.sql.pageUp.all(log.key, from, to, limit)
    const left = limit - low.length
    const high = left === 0 ? [] : this.tail.between(log.key, from, to).slice(0, left)
    const rows = low.concat(this.rows(high))
    const isWhole = rows.length === lengthOf({ from, to }, limit)
    return isWhole && rows.every((row, index) => isOf(log, from + index, row))
      ? rows
      : this.damaged()
  }

  /** The highest entries of the range, descending. */
  pageDown(log: Log, { from, to }: Range, limit: number): EntryRow[] {
    const high = this.tail.between(log.key, from, to).slice(-limit).reverse()
    const left = limit - high.length
    const low = left === 0 ? [] : this.sql.pageDown.all(log.key, from, to, left)
    const rows = this.rows(high).concat(low)
    const isWhole = rows.length === lengthOf({ from, to }, limit)
    return isWhole && rows.every((row, index) => isOf(log, to - index, row)) ? rows : this.damaged()
  }

  private rows(entries: readonly number[]): EntryRow[] {
    return entries.flatMap((entry) => this.sql.entryByKey.get(entry) ?? [])
  }

  private damaged(): never {
    const damage = new Damage('an entry is missing or in the place of another')
    throw (this.condition?.met(damage) ?? damage) as Error
  }
}

const isOf = (log: Log, seq: number, row: EntryRow): boolean =>
  row.seq === seq && row.cid === log.cid

/** The number of entries in a page of a log without gaps. */
const lengthOf = ({ from, to }: Range, limit: number): number =>
  Math.max(Math.min(limit, to - from + 1), 0)
