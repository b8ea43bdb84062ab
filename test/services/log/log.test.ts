import type { Entry } from '../../../protocol/entry'
import {
  EMPTY_LOG,
  fill,
  hasOlder,
  merge,
  missing,
  newest,
  prepend,
  type Log,
} from '../../../miniprogram/services/log/log'
import { recall, said, saidFrom } from '../entries'

const after = (...heard: Entry[][]): Log => heard.reduce(merge, EMPTY_LOG)
const seqs = ({ entries }: Log): number[] => entries.map(({ seq }) => seq)
const page = (entries: Entry[], first: number, last: number) => ({ entries, first, last })

describe('a log', () => {
  it('appends what follows, and drops what it knows', () => {
    expect(seqs(after([said(5)], [said(6)], [said(6)], [said(5), said(7)]))).toEqual([5, 6, 7])
  })

  it('[CLI2] shows nothing across a gap, and everything once the gap is filled', () => {
    const gapped = after([said(5)], [said(8)], [said(7)])

    expect(seqs(gapped)).toEqual([5])
    expect(missing(gapped)).toEqual({ after: 5, head: 8 })
    expect(seqs(merge(gapped, [said(6)]))).toEqual([5, 6, 7, 8])
    expect(missing(merge(gapped, [said(6)]))).toBeUndefined()
  })

  it('has the same result in every order of arrival', () => {
    const entries = [said(2), said(3), recall(4, 3), said(5), said(6)]
    const orders = [
      [4, 3, 2, 1, 0],
      [0, 2, 1, 4, 3],
      [0, 4, 2, 3, 1],
      [0, 1, 2, 3, 4],
    ]
    const inOrder = after([said(1)], entries)

    for (const order of orders) {
      const log = after([said(1)], ...order.map((place) => [entries[place]!]))
      expect(log).toEqual(inOrder)
    }
  })

  it('[CLI2] requests the newest page, and drops what is older, if more than 200 entries are missing', () => {
    const behind = { ...after(saidFrom(1, 10)), head: 211 }
    const farBehind = { ...behind, head: 212 }
    const asked = missing(farBehind)!

    const filled = fill(farBehind, asked, page(saidFrom(113, 212), 1, 212))

    expect(missing(behind)).toEqual({ head: 211 })
    expect(missing({ ...behind, head: 210 })).toEqual({ after: 10, head: 210 })
    expect(asked).toEqual({ head: 212 })
    expect(seqs(filled)).toEqual(saidFrom(113, 212).map(({ seq }) => seq))
    expect(hasOlder(filled)).toBe(true)
  })

  it('trusts the server that there is nothing more to read, unless a later head became known', () => {
    const left = { ...after([said(5)], [said(9)]), head: 9 }
    const heardSince = merge(left, [said(12)])

    expect(missing(fill(left, { after: 5, head: 9 }, page([], 1, 5)))).toBeUndefined()
    expect(missing(fill(heardSince, { after: 5, head: 9 }, page([], 1, 5)))).toEqual({
      after: 5,
      head: 12,
    })
  })

  it('starts again if the entries in between are not readable for this user', () => {
    const log = fill(
      { ...after([said(5)]), head: 21 },
      { after: 5, head: 21 },
      page(saidFrom(20, 21), 20, 21)
    )

    expect(seqs(log)).toEqual([20, 21])
    expect(hasOlder(log)).toBe(false)
  })

  it('grows at its start with the page that connects', () => {
    const log = after(saidFrom(8, 9))

    expect(seqs(prepend(log, page(saidFrom(5, 7), 1, 9)))).toEqual([5, 6, 7, 8, 9])
    expect(seqs(prepend(log, page(saidFrom(3, 6), 1, 9)))).toEqual([8, 9])
    expect(hasOlder(prepend(log, page([], 8, 9)))).toBe(false)
  })

  it('keeps the requested number of newest entries', () => {
    expect(seqs(newest(after(saidFrom(1, 5)), 2))).toEqual([4, 5])
  })
})

describe('a recalled message', () => {
  const recalled = said(2, { type: 'recalled', body: {} })

  it('is recalled, whichever arrives first', () => {
    expect(after([said(1), said(2)], [recall(3, 2)]).entries[1]).toEqual(recalled)
    expect(after([said(1)], [recall(3, 2)], [said(2)]).entries[1]).toEqual(recalled)
  })

  it('stays recalled when its old version arrives late', () => {
    expect(after([said(1)], [recalled], [said(2)]).entries[1]).toEqual(recalled)
    expect(after([said(1)], [said(4), recalled], [said(2)]).entries[1]).toEqual(recalled)
  })

  it('is recalled on an older page too, even if the page does not know it yet', () => {
    const log = after(saidFrom(5, 6), [recall(7, 3)])

    expect(prepend(log, page(saidFrom(3, 4), 1, 7)).entries[0]).toMatchObject({ type: 'recalled' })
  })
})
