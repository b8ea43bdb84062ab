import { silentLog } from '../../server/log'
import { Metrics } from '../../server/metrics'
import { Refusals, type RefusalNote } from '../../server/refusals'

const MINUTE_MS = 60_000

describe('the log of refusals', () => {
  let lines: object[]
  let now: number
  let refusals: Refusals
  const note = (change: Partial<RefusalNote> = {}): void =>
    refusals.note({
      ...{ kind: 'http', at: '/api/call', reason: 'expired', address: '10.0.0.1' },
      ...change,
    })
  beforeEach(() => {
    lines = []
    now = 0
    const log = {
      ...silentLog,
      info: (facts: object, msg: string) => lines.push({ ...facts, msg }),
    }
    refusals = new Refusals({
      clock: { elapsed: () => now },
      log: log,
      metrics: new Metrics(),
    })
  })
  const first = {
    kind: 'http',
    at: '/api/call',
    reason: 'expired',
    address: '10.0.0.1',
    msg: 'refused',
  }

  it('has one line a minute for each kind and address, and then the number of further ones', () => {
    for (let count = 0; count < 5000; count++) note()
    expect(lines).toEqual([first])

    now = MINUTE_MS
    refusals.check()
    note()

    expect(lines).toEqual([
      first,
      { kind: 'http', address: '10.0.0.1', more: 4999, msg: 'refused again' },
      first,
    ])
  })

  it('counts each reason where there were several', () => {
    note()
    for (const reason of ['expired', 'too large', 'too large']) note({ reason })

    now = MINUTE_MS
    refusals.check()

    const reasons = { expired: 1, 'too large': 2 }
    expect(lines.at(-1)).toMatchObject({ more: 3, reasons, msg: 'refused again' })
  })

  it('distinguishes kinds and addresses', () => {
    note()
    note({ kind: 'login', at: '/api/login' })
    note({ address: '10.0.0.2' })
    note({ address: undefined })

    expect(lines).toHaveLength(4)
  })

  it('treats the addresses of one IPv6 network as one', () => {
    for (let host = 0; host < 50; host++) note({ address: `2001:db8:0:1::${host}` })

    expect(lines).toHaveLength(1)
  })

  it('does not grow if very many addresses are refused', () => {
    for (let host = 0; host < 10_000; host++) note({ address: `10.1.${host >> 8}.${host & 255}` })
    expect(lines).toHaveLength(100)

    now = MINUTE_MS
    refusals.check()

    expect(lines).toHaveLength(101)
    expect(lines.at(-1)).toEqual({ more: 9900, msg: 'refused at other addresses' })
  })

  it('has no line for a minute without further refusals', () => {
    note()
    now = MINUTE_MS
    refusals.check()
    now = 2 * MINUTE_MS
    refusals.check()

    expect(lines).toEqual([first])
  })
})
