import { SeededRandom } from './seeded-random'

describe('seeded randomness', () => {
  it('is the same for one seed, and different for another', () => {
    const [one, again, other] = [7, 7, 8].map((seed) => [...new SeededRandom(seed).bytes(16)])

    expect(one).toEqual(again)
    expect(one).not.toEqual(other)
  })

  it('branches: the draws of one branch do not affect the next', () => {
    const [idle, busy] = [new SeededRandom(7), new SeededRandom(7)]

    idle.branch()
    busy.branch().bytes(100)

    expect(idle.branch().bytes(8)).toEqual(busy.branch().bytes(8))
  })

  it('is spread evenly', () => {
    const random = new SeededRandom(7)
    const counts = Array<number>(8).fill(0)

    for (let draw = 0; draw < 8_000; draw++) counts[random.below(8)]!++

    expect(Math.min(...counts)).toBeGreaterThan(900)
    expect(Math.max(...counts)).toBeLessThan(1_100)
  })
})
