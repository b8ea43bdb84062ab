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

  /** The server assigns this one number. */
  number(mid: string, seq: number): this {
    this.ledger.learned({ cid: CID, mid, seq })
    return this
  }

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

describe('the counts of the messages', () => {
  it('leave out messages from before', () => {
    expect(opened().counts).toEqual(NOTHING)
  })

  it('start with the first message if there were only events before', () => {
    const table = new Table().ann(theirs(1)).ann(theirs(1), mine('a', 'queued'))
    table.ledger.learned({ cid: CID, mid: 'a', seq: 2 })

    table.ann(theirs(1), mine('a', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })
  })

  it('include a message that was numbered before it was first seen, if the conversation was open', () => {
    const table = new Table().ann(theirs(1))
    table.ledger.learned({ cid: CID, mid: 'a', seq: 2 })

    table.ann(theirs(1), mine('a', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })
  })

  it('follow a message from its sender to the other screen', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })

    table.numbers('old', 'a').ann(mine('old', 'read'), mine('a', 'sent'))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })

    table.bob(theirs(1), theirs(2))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1, shown: 1 })
  })

  it('learn from the network traffic what the server has, while the sender shows something else', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))
    table.ledger.saw('Ann', undefined, 0)

    table.numbers('old', 'a')
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })

    table.bob(theirs(1), theirs(2))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1, shown: 1 })
  })

  it('do not trust a screen about what the server has', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))

    table.ann(mine('old', 'read'), mine('a', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })
  })

  it('follow, in the traffic, a typed text that was not seen as a row before its screen changed', () => {
    const table = opened().took('hello').says('a', 'hello')
    table.ledger.saw('Ann', undefined, 0)
    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })

    table.numbers('old', 'a').bob(theirs(1), theirs(2))
    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1, shown: 1 })
  })

  it('find a loss if another screen shows a gap', () => {
    const table = opened().numbers('old', 'a', 'b')
    table.ann(mine('old', 'read'), mine('a', 'sent'), mine('b', 'sent'))

    table.bob(theirs(1), theirs(3))
    expect(table.counts.lost).toBe(1)

    table.bob(theirs(1), theirs(2), theirs(3))
    expect(table.counts.lost).toBe(0)
  })

  it('find no gap if own messages are below one that is being loaded', () => {
    const table = opened().numbers('old', 'from bob', 'a')

    table.bob(theirs(1), mine('from bob', 'sent')).ann(mine('old', 'read'), mine('a', 'sent'))

    expect(table.counts.lost).toBe(0)
    expect(tally(table.ledger, 'Bob').lost).toBe(0)
  })

  it('find a loss if a message is missing on the other screen after a minute', () => {
    const table = opened().numbers('old', 'a').ann(mine('old', 'read'), mine('a', 'sent'))

    table.after(59).bob(theirs(1))
    expect(table.counts.lost).toBe(0)

    table.after(2).bob(theirs(1))
    expect(table.counts.lost).toBe(1)
  })

  it('wait for a screen that shows something else meanwhile', () => {
    const table = opened().numbers('old', 'a').ann(mine('old', 'read'), mine('a', 'sent'))

    table.ledger.saw('Bob', undefined, 1000)
    table.after(100).bob(theirs(1))

    expect(table.counts.lost).toBe(0)
  })

  it('find a loss if a message vanished from its own screen', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))

    table.ann(mine('old', 'read'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, lost: 1 })
  })

  it('distinguish what had failed before from what failed since', () => {
    const table = new Table().ann(mine('old', 'failed'))

    table.ann(mine('old', 'failed'), mine('a', 'failed'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })
  })

  it('allow the owner to delete a failed message', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))

    table.ann(mine('old', 'read'), mine('a', 'failed')).ann(mine('old', 'read'))

    expect(table.counts.lost).toBe(0)
  })

  it('find a loss if a typed text never became a row', () => {
    const table = opened().took('hello')
    expect(table.counts).toEqual({ ...NOTHING, sent: 1 })

    table.after(6).ann(mine('old', 'read'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, lost: 1 })
  })

  it('find a typed text that was sent as two messages', () => {
    const table = opened().took('hello')

    table.ann(mine('a', 'queued', 'hello'), mine('b', 'queued', 'hello'))

    expect(table.counts.doubled).toBe(1)
  })

  it('find a message that is on a screen twice', () => {
    const table = opened().numbers('old', 'a').ann(mine('a', 'sent'))

    table.bob(theirs(1), theirs(2), theirs(2))

    expect(table.counts.doubled).toBe(1)
  })

  it('find a message that the server numbered twice', () => {
    const table = opened().numbers('old', 'a').ann(mine('a', 'sent'))

    table.ledger.learned({ cid: CID, mid: 'a', seq: 3 })

    expect(table.counts.doubled).toBe(1)
  })

  it('find a message that a screen shows out of order, and remember it', () => {
    const table = opened().numbers('old', 'a', 'b').ann(mine('a', 'sent'), mine('b', 'sent'))

    table.bob(theirs(1), theirs(3), theirs(2)).bob(theirs(1), theirs(2), theirs(3))

    expect(table.counts.misplaced).toBe(1)
  })

  it('find two messages that the server numbered in another order than they were sent', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'), mine('b', 'queued'))

    table.numbers('old', 'b', 'a').ann(mine('old', 'read'), mine('b', 'sent'), mine('a', 'sent'))

    expect(table.counts.misplaced).toBe(1)
  })

  it('report each error once', () => {
    const said: string[] = []
    const ledger = new Ledger((wrong) => said.push(wrong))
    const chat = { cid: CID, rows: [mine('a', 'queued'), mine('a', 'queued')], isCurrent: true }

    ledger.saw('Ann', chat, 0)
    ledger.saw('Ann', chat, 1)

    expect(said).toEqual(['on Ann’s screen, twice: “a” of Ann'])
  })

  it('ignore the order of messages that had numbers before they were seen', () => {
    const table = opened().ann(mine('old', 'read'), mine('b', 'queued')).numbers('old', 'a', 'b')

    table.ann(mine('old', 'read'), mine('a', 'sent'), mine('b', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 2, acknowledged: 2 })
  })

  it('allow a failed message to be overtaken', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'), mine('b', 'queued'))

    table.ann(mine('old', 'read'), mine('a', 'failed'), mine('b', 'sent'))
    table.numbers('old', 'b', 'a').ann(mine('old', 'read'), mine('b', 'sent'), mine('a', 'sent'))

    expect(table.counts.misplaced).toBe(0)
  })
})

describe('a phone that was away for long', () => {
  const MIDS = Array.from({ length: 300 }, (_, at) => `m${at + 1}`)
  const newest = MIDS.slice(200).map((_, at) => theirs(at + 201))

  /** Ann has sent 300 messages. */
  const written = () => {
    const table = new Table().ann().bob(theirs(0))
    table.ann(...MIDS.map((mid) => mine(mid, 'queued'))).numbers(...MIDS)
    return table.ann(...MIDS.map((mid) => mine(mid, 'sent')))
  }

  it('need not show what it missed before the part on its screen', () => {
    const table = written()
    table.ledger.saw('Bob', undefined, 0)

    table.bob(...newest).after(100)
    table.bob(...newest)

    expect(table.counts).toMatchObject({ sent: 300, lost: 0 })
  })

  it('need not show it either if nobody noticed that it was away', () => {
    const table = written()

    table.bob(...newest).after(100)
    table.bob(...newest)

    expect(table.counts).toMatchObject({ sent: 300, lost: 0 })
  })

  it('must show everything from there on', () => {
    const table = written()
    const lacking = newest.slice(0, -1)
    table.ledger.saw('Bob', undefined, 0)

    table.bob(...lacking).after(100)
    table.bob(...lacking)

    expect(table.counts).toMatchObject({ sent: 300, lost: 1 })
  })
})

describe('a server with an older database', () => {
  it('assigns numbers of old messages again, to messages that are counted', () => {
    const table = new Table().ann(theirs(100)).ann(theirs(50))

    table.took('a').says('a', 'a').number('a', 51).ann(theirs(50), mine('a', 'sent'))
    table.after(6).ann(theirs(50), mine('a', 'sent'))

    expect(table.counts).toEqual({ ...NOTHING, sent: 1, acknowledged: 1 })
  })

  it('has not doubled a message that is sent to it again', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued')).number('a', 3)

    table.number('b', 2).number('c', 3).number('a', 4)

    expect(table.counts).toMatchObject({ sent: 1, acknowledged: 1, doubled: 0 })
  })

  it('has lost what it acknowledged', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued')).number('a', 2)
    table.ann(mine('old', 'read'), mine('a', 'sent'))

    table.number('b', 2).ann(mine('old', 'read'), theirs(2))

    expect(table.counts).toMatchObject({ sent: 1, acknowledged: 1, lost: 1 })
  })

  it('has not misplaced what is written to it', () => {
    const table = opened().ann(mine('old', 'read'), mine('a', 'queued'))
    table.number('x', 2).number('y', 3).number('a', 4)

    table.number('b', 2).ann(mine('old', 'read'), theirs(2), mine('c', 'queued')).number('c', 3)
    table.ann(mine('old', 'read'), theirs(2), mine('c', 'sent'))

    expect(table.counts).toMatchObject({ misplaced: 0 })
  })
})
