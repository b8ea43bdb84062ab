import { Mids } from '../../../miniprogram/services/outbox/mids'
import { SeededRandom } from '../../world/seeded-random'
import { VirtualClock } from '../../world/virtual-clock'

const clockAt = (...times: number[]) =>
  Object.assign(new VirtualClock(), { now: () => times.shift() ?? 0 })

describe('the id of a message', () => {
  it('has 24 characters that any server accepts', () => {
    const mids = new Mids(new VirtualClock(), new SeededRandom(1))

    expect(mids.next()).toMatch(/^[-0-9A-Z_a-z]{24}$/)
  })

  it('sorts by time, even within a millisecond, and after the clock was set back', () => {
    const mids = new Mids(clockAt(5, 5, 2 ** 47, 3, 64, 4096), new SeededRandom(1))

    const ids = Array.from({ length: 6 }, () => mids.next())

    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(6)
  })

  it('is higher than those from before the phone was restarted', () => {
    const before = new Mids(clockAt(1_000_000), new SeededRandom(1)).next()
    const mids = new Mids(clockAt(10), new SeededRandom(2))

    mids.passed(before)

    expect(mids.next() > before).toBe(true)
  })

  it('uses all random bits', () => {
    const bytes = (value: number) => ({
      bytes: (length: number) => new Uint8Array(length).fill(value),
      fraction: () => 0,
    })

    expect(new Mids(clockAt(0), bytes(255)).next().slice(8)).toBe('z'.repeat(16))
    expect(new Mids(clockAt(0), bytes(0)).next().slice(8)).toBe('-'.repeat(16))
    expect(new Mids(clockAt(0), bytes(1)).next().slice(8)).toBe('-F30'.repeat(4))
  })
})
