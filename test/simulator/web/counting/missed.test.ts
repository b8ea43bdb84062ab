import { NOTHING } from '../../../../simulator/web/counting/counts'
import { mine, opened, Table, theirs } from './table'

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
