import path from 'node:path'
import { dataFolder } from '../independent-client/server-process'
import { CrashRun } from './crash-run'
import { flawsOf } from './flaws'
import { Ledger } from './ledger'

const ROUNDS = 6

describe('the real server, killed at random moments under load', () => {
  it('keeps everything that it acknowledged: once, in order, with the same receipts', async () => {
    const data = dataFolder()
    const entry = path.join(__dirname, '../../server/run.mjs')
    const run = new CrashRun({ entry, data: data.path }, 1)

    for (let round = 2; round < 2 + ROUNDS; round++) await run.round(round === 2 ? 0 : round)
    await run.checkAll()

    expect(run.figures.flaws).toEqual([])
    expect(run.figures).toMatchObject({ kills: ROUNDS + 1, killsAtStart: 1 })
    expect(run.figures.acknowledged).toBeGreaterThan(100)
    data.remove()
  }, 60_000)
})

describe('the check of a log after a crash', () => {
  const [cid, from] = ['c', 'ming']
  const entry = (seq: number, change: object = {}) => ({
    cid,
    seq,
    n: seq,
    mid: `m${seq}`,
    from,
    at: seq,
    type: 'text',
    body: { text: `t${seq}` },
    ...change,
  })
  const ledgerOf = (count: number): Ledger => {
    const ledger = new Ledger()
    for (let order = 1; order <= count; order++) {
      ledger.says({ cid, from, mid: `m${order}`, text: `t${order}`, order })
    }
    return ledger
  }
  const said = ledgerOf(3)
  said.acknowledged({ cid, mid: 'm2', seq: 2, n: 2, at: 2 })
  said.hears(entry(2))

  it('finds nothing wrong in a correct log', () => {
    expect(flawsOf(cid, [entry(1), entry(2), entry(3)], said)).toEqual([])
    expect(flawsOf(cid, [entry(1), entry(2)], said)).toEqual([])
  })

  it.each([
    ['a lost entry', [entry(1)]],
    ['a gap', [entry(1), entry(2), entry(4, { mid: 'm3', body: { text: 't3' } })]],
    ['a double', [entry(1), entry(2), entry(3, { mid: 'm1', body: { text: 't1' } })]],
    ['another text', [entry(1), entry(2, { body: { text: 'other' } })]],
    ['a time that falls', [entry(1, { at: 9 }), entry(2)]],
    ['a receipt that was another', [entry(1), entry(2, { at: 3 })]],
    ['a wrong order', [entry(1), entry(2), entry(3, { mid: 'm0', n: 3 })]],
    ['a wrong count', [entry(1), entry(2), entry(3, { n: 2 })]],
  ])('finds %s', (_, log) => {
    expect(flawsOf(cid, log, said)).not.toEqual([])
  })

  it('finds a recalled message that is still readable', () => {
    const ledger = ledgerOf(1)
    ledger.recalled.push({ cid, seq: 1 })

    expect(flawsOf(cid, [entry(1)], ledger)).toEqual(['c: entry 1 was recalled, and can be read'])
    expect(flawsOf(cid, [entry(1, { type: 'recalled', body: {} })], ledger)).toEqual([])
  })

  it('finds a repeat with another answer than the first request', () => {
    const ledger = ledgerOf(1)
    for (const seq of [1, 2]) ledger.acknowledged({ cid, mid: 'm1', seq, n: 1, at: 1 })

    expect(ledger.broken).toHaveLength(1)
  })
})
