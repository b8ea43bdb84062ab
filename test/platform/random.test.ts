import type { Clock } from '../../miniprogram/platform/clock'
import { openRandom } from '../../miniprogram/platform/random'
import { wxOf } from './wx-of'

interface Asked {
  length: number
  success: (result: { randomValues: ArrayBuffer }) => void
  fail: (failure: { errMsg: string }) => void
}

const stoppedAt = (now: number): Clock => ({
  now: () => now,
  setTimeout: () => undefined,
  clearTimeout: () => undefined,
})

const settled = () => new Promise(setImmediate)

/** A phone whose client has no getRandomValues. */
const withoutDice = (fraction: () => number, now = 1_000) =>
  openRandom(wxOf({}), { fraction, clock: stoppedAt(now) })

function dice() {
  const asked: Asked[] = []
  const wx = wxOf({ getRandomValues: (it: Asked) => asked.push(it) })
  const random = openRandom(wx, { fraction: () => 0.5, clock: stoppedAt(1_000) })
  const answer = async (byte: number) => {
    const { length, success } = asked.shift()!
    success({ randomValues: new Uint8Array(length).fill(byte).buffer })
    await settled()
  }
  return { random, answer, asked }
}

describe('randomness', () => {
  it('comes from the platform once it has answered', async () => {
    const { random, answer } = dice()

    await answer(7)

    expect([...random.bytes(3)]).toEqual([7, 7, 7])
  })

  it('does not wait for the platform', () => {
    const { random } = dice()

    expect(random.bytes(12)).toHaveLength(12)
    expect(random.bytes(12)).not.toEqual(random.bytes(12))
  })

  it('is fetched again before it runs out, one call at a time', async () => {
    const { random, answer, asked } = dice()

    await answer(7)
    random.bytes(500)
    random.bytes(8)
    expect(asked).toHaveLength(1)
    await answer(9)

    expect([...random.bytes(1)]).toEqual([9])
  })

  it('never gives the same bytes twice', async () => {
    const { random, asked } = dice()

    asked[0]?.success({ randomValues: new Uint8Array([1, 2, 3, 4]).buffer })
    await settled()

    expect([...random.bytes(2), ...random.bytes(2)]).toEqual([1, 2, 3, 4])
  })

  it('gives fractions below one', async () => {
    const { random, answer } = dice()

    await answer(255)

    expect(random.fraction()).toBeLessThan(1)
  })

  it('is requested again after a failure', async () => {
    const { random, answer, asked } = dice()
    asked.shift()?.fail({ errMsg: 'getRandomValues:fail' })
    await settled()

    random.bytes(1)
    await answer(7)

    expect([...random.bytes(1)]).toEqual([7])
  })
})

describe('randomness on a client without getRandomValues', () => {
  it('[LOG3] makes different ids of 96 bits', () => {
    const random = withoutDice(Math.random)

    const ids = Array.from({ length: 10_000 }, () => random.bytes(12).join())

    expect(new Set(ids).size).toBe(10_000)
  })

  it('works even if Math.random always returns the same number', () => {
    const random = withoutDice(() => 0.5)

    const ids = Array.from({ length: 1_000 }, () => random.bytes(12).join())

    expect(new Set(ids).size).toBe(1_000)
  })

  it('differs by the clock if two engines seed Math.random alike', () => {
    const [one, other] = [withoutDice(() => 0.5, 1_000), withoutDice(() => 0.5, 1_001)]

    expect(one.bytes(12)).not.toEqual(other.bytes(12))
  })

  it('uses every bit about half of the time', () => {
    const bytes = withoutDice(Math.random).bytes(80_000)

    const ones = Array.from({ length: 8 }, (_, bit) =>
      bytes.reduce((sum, byte) => sum + ((byte >> bit) & 1), 0)
    )

    for (const count of ones) expect(Math.abs(count - 40_000)).toBeLessThan(1_000)
  })
})
