import { NOTHING } from '../../../../simulator/web/counting/counts'
import { Ledger } from '../../../../simulator/web/counting/ledger'
import { tally } from '../../../../simulator/web/counting/tally'
import { CID, mine, opened, Table, theirs } from './table'

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
