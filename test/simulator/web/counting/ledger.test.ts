import type { ShownRow } from '../../../../simulator/web/counting/chat-on-screen'
import { NOTHING, type Counts } from '../../../../simulator/web/counting/counts'
import { Ledger } from '../../../../simulator/web/counting/ledger'
import { tally } from '../../../../simulator/web/counting/tally'

const CID = 'group'

const mine = (mid: string, delivery: string, text = mid): ShownRow => ({
  key: mid,
  text,
  isMine: true,
  delivery,
})

const theirs = (seq: number): ShownRow => ({
  key: `s${seq}`,
  text: `no. ${seq}`,
  isMine: false,
  delivery: '',
})

/** Two screens with one conversation, and the server's numbers. */
class Table {
  readonly ledger = new Ledger()
  private now = 0

  numbers(...mids: string[]): this {
    mids.forEach((mid, index) => this.ledger.learned({ cid: CID, mid, seq: index + 1 }))
    return this
  }

  ann(...rows: ShownRow[]): this {
    return this.shows('Ann', rows)
  }

  bob(...rows: ShownRow[]): this {
    return this.shows('Bob', rows)
  }

  took(text: string): this {
    this.ledger.took({ from: 'Ann', cid: CID, text, at: this.now })
    return this
  }

  says(mid: string, text: string): this {
    this.ledger.said({ from: 'Ann', mid, text })
    return this
  }

  after(seconds: number): this {
    this.now += seconds * 1000
    return this
  }

  get counts(): Counts {
    return tally(this.ledger, 'Ann')
  }

  private shows(phone: string, rows: ShownRow[]): this {
    this.ledger.saw(phone, { cid: CID, rows, isCurrent: true }, this.now)
    return this
  }
}

const opened = () => new Table().numbers('old').ann(mine('old', 'read')).bob(theirs(1))

describe('the count of what was said', () => {
  it('leaves out what was there before', () => {
    expect(opened().counts).toEqual(NOTHING)
  })

  it('begins with the first message where only events were there before', () => {
    const table = new Table().ann(theirs(1)).ann(theirs(1), mine('a', 'queued'))
    table.ledger.learned({ cid: CID, mid: 'a', seq: 2 })

    table.ann(theirs(1), mine('a', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })
  })

  it('counts what was numbered before the first look at it, where the conversation was looked at', () => {
    const table = new Table().ann(theirs(1))
    table.ledger.learned({ cid: CID, mid: 'a', seq: 2 })

    table.ann(theirs(1), mine('a', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })
  })

  it('follows a message from its sender to the other screen', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })

    table.numbers('old', 'a').ann(mine('old', 'read'), mine('a', 'sent'))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })

    table.bob(theirs(1), theirs(2))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1, shown: 1 })
  })

  it('learns from the wire what the server has, while its sender shows something else', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))
    table.ledger.saw('Ann', undefined, 0)

    table.numbers('old', 'a')
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })

    table.bob(theirs(1), theirs(2))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1, shown: 1 })
  })

  it('does not take the word of a screen for what the server has', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))

    table.ann(mine('old', 'read'), mine('a', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })
  })

  it('follows over the wire what was typed and not seen as a row before its screen went away', () => {
    const table = opened().took('hello').says('a', 'hello')
    table.ledger.saw('Ann', undefined, 0)
    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })

    table.numbers('old', 'a').bob(theirs(1), theirs(2))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1, shown: 1 })
  })

  it('misses what another screen shows a hole for', () => {
    const table = opened().numbers('old', 'a', 'b')
    table.ann(mine('old', 'read'), mine('a', 'sent'), mine('b', 'sent'))

    table.bob(theirs(1), theirs(3))
    expect(table.counts.lost).toBe(1)

    table.bob(theirs(1), theirs(2), theirs(3))
    expect(table.counts.lost).toBe(0)
  })

  it('takes mine below a gap that is being fetched for no hole', () => {
    const table = opened().numbers('old', 'from bob', 'a')

    table.bob(theirs(1), mine('from bob', 'sent')).ann(mine('old', 'read'), mine('a', 'sent'))

    expect(table.counts.lost).toBe(0)
    expect(tally(table.ledger, 'Bob').lost).toBe(0)
  })

  it('misses what is not on the other screen after a minute', () => {
    const table = opened().numbers('old', 'a').ann(mine('old', 'read'), mine('a', 'sent'))

    table.after(59).bob(theirs(1))
    expect(table.counts.lost).toBe(0)

    table.after(2).bob(theirs(1))
    expect(table.counts.lost).toBe(1)
  })

  it('waits for a screen that shows something else meanwhile', () => {
    const table = opened().numbers('old', 'a').ann(mine('old', 'read'), mine('a', 'sent'))

    table.ledger.saw('Bob', undefined, 1000)
    table.after(100).bob(theirs(1))

    expect(table.counts.lost).toBe(0)
  })

  it('misses what vanished from its own screen', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))

    table.ann(mine('old', 'read'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, lost: 1 })
  })

  it('knows what had failed before, and what has failed since', () => {
    const table = new Table().ann(mine('old', 'failed'))

    table.ann(mine('old', 'failed'), mine('a', 'failed'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })
  })

  it('lets its owner throw away what has failed', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))

    table.ann(mine('old', 'read'), mine('a', 'failed')).ann(mine('old', 'read'))

    expect(table.counts.lost).toBe(0)
  })

  it('misses what was typed and never became a row', () => {
    const table = opened().took('hello')
    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })

    table.after(6).ann(mine('old', 'read'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, lost: 1 })
  })

  it('sees one typed text that was sent as two messages', () => {
    const table = opened().took('hello')

    table.ann(mine('a', 'queued', 'hello'), mine('b', 'queued', 'hello'))

    expect(table.counts.doubled).toBe(1)
  })

  it('sees a message twice on a screen', () => {
    const table = opened().numbers('old', 'a').ann(mine('a', 'sent'))

    table.bob(theirs(1), theirs(2), theirs(2))

    expect(table.counts.doubled).toBe(1)
  })

  it('sees a message that the server has numbered twice', () => {
    const table = opened().numbers('old', 'a').ann(mine('a', 'sent'))

    table.ledger.learned({ cid: CID, mid: 'a', seq: 3 })

    expect(table.counts.doubled).toBe(1)
  })

  it('sees what a screen shows out of its place, and does not forget it', () => {
    const table = opened().numbers('old', 'a', 'b').ann(mine('a', 'sent'), mine('b', 'sent'))

    table.bob(theirs(1), theirs(3), theirs(2)).bob(theirs(1), theirs(2), theirs(3))

    expect(table.counts.misplaced).toBe(1)
  })

  it('sees that the server has numbered two in another order than they were said', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'), mine('b', 'queued'))

    table.numbers('old', 'b', 'a').ann(mine('old', 'read'), mine('b', 'sent'), mine('a', 'sent'))

    expect(table.counts.misplaced).toBe(1)
  })

  it('says each wrong once', () => {
    const said: string[] = []
    const ledger = new Ledger((wrong) => said.push(wrong))
    const chat = { cid: CID, rows: [mine('a', 'queued'), mine('a', 'queued')], isCurrent: true }

    ledger.saw('Ann', chat, 0)
    ledger.saw('Ann', chat, 1)

    expect(said).toEqual(['on Ann’s screen, twice: “a” of Ann'])
  })

  it('does not know the order of what had its number before it was seen', () => {
    const table = opened().ann(mine('old', 'read'), mine('b', 'queued')).numbers('old', 'a', 'b')

    table.ann(mine('old', 'read'), mine('a', 'sent'), mine('b', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 2, acknowledged: 2 })
  })

  it('lets what has failed be overtaken', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'), mine('b', 'queued'))

    table.ann(mine('old', 'read'), mine('a', 'failed'), mine('b', 'sent'))
    table.numbers('old', 'b', 'a').ann(mine('old', 'read'), mine('b', 'sent'), mine('a', 'sent'))

    expect(table.counts.misplaced).toBe(0)
  })
})
