import { median, percentile } from '../../bench/figures/statistics'

describe('the figures of a benchmark', () => {
  it('have a middle that one wild round does not move', () => {
    expect(median([3, 1000, 2])).toBe(3)
    expect(median([4, 1, 3, 2])).toBe(2)
  })

  it('know what all but one in a hundred stay under', () => {
    const upTo200 = Array.from({ length: 200 }, (_, index) => 200 - index)

    expect(percentile(upTo200, 0.99)).toBe(198)
    expect(percentile([7], 0.99)).toBe(7)
  })
})
