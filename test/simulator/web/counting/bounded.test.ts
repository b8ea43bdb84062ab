import type { ShownRow } from '../../../../simulator/web/counting/chat-on-screen'
import { NOTHING, type Counts } from '../../../../simulator/web/counting/counts'
import { fold, forget } from '../../../../simulator/web/counting/fold'
import { Ledger } from '../../../../simulator/web/counting/ledger'
import { tally } from '../../../../simulator/web/counting/tally'

const CID = 'group'
const BATCH = 50
const ON_SCREEN = 100
const MANY = 100_000
/** The limit for objects in memory: maps, sets, arrays and their content. About ten for each remembered number. */
const MOST_KEPT = 200_000

/** Ann types one message after another into a group, and Bob watches it. */
class LongDay {
  readonly ledger: Ledger = new Ledger(undefined, (mid) => forget(this.ledger, mid))
  readonly hidden = new Set<number>()
  private said = 0
  private now = 0

  constructor() {
    this.shows()
  }

  says(count: number): this {
    for (const end = this.said + count; this.said < end;) this.saysBatch()
    return this
  }

  /** The server numbers the message again, as if it were new. */
  repeats(said: number): this {
    this.ledger.learned({ cid: CID, mid: `m${said}`, seq: this.said + 1 })
    return this
  }

  get counts(): Counts {
    fold(this.ledger)
    return tally(this.ledger, 'Ann')
  }

  private saysBatch(): void {
    for (let count = 0; count < BATCH; count++) {
      const mid = `m${++this.said}`
      this.ledger.took({ from: 'Ann', cid: CID, text: mid, at: this.now })
      this.ledger.said({ from: 'Ann', mid, text: mid })
    }
    this.shows('queued')
    for (let seq = this.said - BATCH + 1; seq <= this.said; seq++)
      this.ledger.learned({ cid: CID, mid: `m${seq}`, seq })
    this.shows()
    fold(this.ledger)
  }

  private shows(delivery = 'sent'): void {
    this.now += 1_000
    const seqs = Array.from({ length: ON_SCREEN }, (_, at) => this.said - ON_SCREEN + at + 1)
    const shown = seqs.filter((seq) => seq > 0)
    const screen = (row: (seq: number) => ShownRow, seqs: number[]) => ({
      ...{ cid: CID, isCurrent: true },
      rows: seqs.map(row),
    })
    const mine = screen((seq) => mineAt(seq, delivery), shown)
    const theirs = screen(
      theirsAt,
      shown.filter((seq) => !this.hidden.has(seq))
    )
    this.ledger.saw('Ann', mine, this.now)
    this.ledger.saw('Bob', theirs, this.now)
  }
}

const mineAt = (seq: number, delivery: string): ShownRow => ({
  ...{ key: `m${seq}`, text: `m${seq}`, isMine: true, delivery },
})
const theirsAt = (seq: number): ShownRow => ({
  ...{ key: `s${seq}`, text: `m${seq}`, isMine: false, delivery: '' },
})

/** How many objects can be reached from here, apart from strings and numbers. */
function objectsIn(root: object): number {
  const found = new Set<object>()
  const wanted: unknown[] = [root]
  while (wanted.length > 0) {
    const value = wanted.pop()
    if (typeof value !== 'object' || value === null || found.has(value)) continue
    found.add(value)
    const isCollection = value instanceof Map || value instanceof Set
    const held: unknown[] = isCollection ? Array.from<unknown>(value).flat() : Object.values(value)
    for (const one of held) wanted.push(one)
  }
  return found.size
}

const right = (count: number): Counts => ({
  ...NOTHING,
  ...{ sent: count, acknowledged: count, shown: count },
})

describe('the counts of a page with many messages', () => {
  it('are correct after 100,000 messages, and need no more memory than after 20,000', () => {
    const day = new LongDay()
    const kept: number[] = []

    for (let said = 20_000; said <= MANY; said += 20_000) {
      expect(day.says(20_000).counts).toEqual(right(said))
      kept.push(objectsIn(day.ledger))
    }

    expect(Math.max(...kept)).toBeLessThan(MOST_KEPT)
    expect(Math.max(...kept)).toBeLessThan(kept[0]! * 1.5)
    expect(day.ledger.messages.size).toBeLessThan(2_000)
  })

  it('still recognize a message that the server numbers twice 9,000 messages later, again and again', () => {
    const day = new LongDay().says(10_000).repeats(1_001)
    expect(day.counts.doubled).toBe(1)

    expect(day.says(30_000).counts).toMatchObject({ sent: 40_000, shown: 40_000, doubled: 1 })
  })

  it('do not forget lost messages', () => {
    const day = new LongDay().says(1_000)
    day.hidden.add(1_020)

    expect(day.says(30_000).counts).toEqual({ ...right(31_000), shown: 30_999, lost: 1 })
  })

  it('keep messages that were out of order', () => {
    const day = new LongDay().says(1_000)
    day.ledger.misplaced.add('m990')

    expect(day.says(30_000).counts).toEqual({ ...right(31_000), misplaced: 1 })
  })

  it('do not grow with messages that never get a number', () => {
    const day = new LongDay()
    for (let said = 0; said < 20_000; said += ON_SCREEN) {
      const rows = Array.from({ length: ON_SCREEN }, (_, at) => ({
        ...mineAt(said + at, 'failed'),
        key: `failed ${said + at}`,
      }))
      day.ledger.saw('Ann', { cid: CID, rows, isCurrent: true }, said)
      fold(day.ledger)
    }

    expect(day.counts).toEqual({ ...NOTHING, sent: 20_000 })
    expect(day.ledger.messages.size).toBeLessThanOrEqual(5_000)
  })

  it('do not grow with typed texts that never become a row', () => {
    const day = new LongDay()
    for (let typed = 0; typed < 20_000; typed++)
      day.ledger.took({ from: 'Ann', cid: CID, text: `typed ${typed}`, at: 0 })

    expect(day.counts.sent).toBe(20_000)
    expect(day.ledger.texts.unshown.length).toBeLessThanOrEqual(5_000)
  })
})
