import { median, percentile } from '../../bench/figures/statistics'

describe('the figures of a benchmark', () => {
  it('have a median that one outlier does not move', () => {
    expect(median([3, 1000, 2])).toBe(3)
    expect(median([4, 1, 3, 2])).toBe(2)
  })

  it('have a 99th percentile', () => {
    const upTo200 = Array.from({ length: 200 }, (_, index) => 200 - index)

    expect(percentile(upTo200, 0.99)).toBe(198)
    expect(percentile([7], 0.99)).toBe(7)
  })
})
