import { backoff } from '../../../miniprogram/services/socket/backoff'

describe('the pause before the next attempt', () => {
  it('[CLI6] is half a second, plus a random part that doubles up to twenty seconds', () => {
    const longest = [0, 1, 2, 3, 4, 5, 6, 40].map((failures) => backoff(failures, 1))

    expect(longest).toEqual([1000, 1500, 2500, 4500, 8500, 16_500, 20_500, 20_500])
    expect(backoff(40, 0)).toBe(500)
  })

  it('is what the server requests, if that is longer, plus the random part', () => {
    expect(backoff(0, 0.5, { retryAfter: 3000 })).toBe(3250)
    expect(backoff(0, 0.5, { retryAfter: 10 })).toBe(750)
  })
})
