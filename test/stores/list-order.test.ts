import type { Conversation } from '../../protocol/conversation'
import { firstRows } from '../../miniprogram/stores/inbox/list-order'
import { row, said } from '../services/entries'
import { SeededRandom } from '../world/seeded-random'

const MANY = 10_000
const DRAWN = 60

/** Conversations in no order; several have the same time. */
function conversations(): Conversation[] {
  const random = new SeededRandom(1)
  return Array.from({ length: MANY }, (_, number) => {
    const cid = `c${number}`
    const last = said(1, { cid, at: random.below(MANY / 2) })
    return row({ cid, pinned: random.below(500) === 0, last })
  })
}

const timeOf = ({ last }: Conversation) => last?.at ?? 0

describe('the order of a list of 10,000 conversations', () => {
  it('has pinned ones first, then the newest, and is the same for equal times', () => {
    const rows = conversations()
    const sorted = [...rows].sort(
      (a, b) =>
        Number(b.pinned) - Number(a.pinned) || timeOf(b) - timeOf(a) || (a.cid < b.cid ? -1 : 1)
    )
    const cids = (some: Conversation[]) => some.map(({ cid }) => cid)

    expect(cids(firstRows(rows, DRAWN))).toEqual(cids(sorted.slice(0, DRAWN)))
    expect(cids(firstRows(rows.slice(0, 5), DRAWN))).toHaveLength(5)
    expect(firstRows(rows, 0)).toEqual([])
  })

  it('looks into each row once, however often the list is drawn', () => {
    let looks = 0
    const rows = conversations().map(({ last, ...rest }) => ({
      ...rest,
      get last() {
        looks++
        return last!
      },
    }))

    firstRows(rows, DRAWN)
    const atFirst = looks
    firstRows(rows, DRAWN)

    expect(atFirst).toBeLessThanOrEqual(4 * MANY)
    expect(looks).toBe(atFirst)
  })
})
