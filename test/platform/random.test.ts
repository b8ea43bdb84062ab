import { openRandom } from '../../miniprogram/platform/random'
import { wxOf } from './wx-of'

interface Asked {
  length: number
  success: (result: { randomValues: ArrayBuffer }) => void
  complete: () => void
}

function dice() {
  const asked: Asked[] = []
  const random = openRandom(wxOf({ getRandomValues: (it: Asked) => asked.push(it) }), () => 0.5)
  const answer = (byte: number) => {
    const { length, success, complete } = asked.shift()!
    success({ randomValues: new Uint8Array(length).fill(byte).buffer })
    complete()
  }
  return { random, answer, asked }
}

describe('randomness', () => {
  it('comes from the platform once it has answered', () => {
    const { random, answer } = dice()

    answer(7)

    expect([...random.bytes(3)]).toEqual([7, 7, 7])
  })

  it('does not wait for the platform', () => {
    const { random } = dice()

    expect([...random.bytes(2)]).toEqual([128, 128])
    expect(random.fraction()).toBeCloseTo(0.5, 2)
  })

  it('is fetched again before it runs out, one call at a time', () => {
    const { random, answer, asked } = dice()

    answer(7)
    random.bytes(500)
    random.bytes(8)
    expect(asked).toHaveLength(1)
    answer(9)

    expect([...random.bytes(1)]).toEqual([9])
  })

  it('never gives the same bytes twice', () => {
    const { random, asked } = dice()

    asked[0]?.success({ randomValues: new Uint8Array([1, 2, 3, 4]).buffer })

    expect([...random.bytes(2), ...random.bytes(2)]).toEqual([1, 2, 3, 4])
  })

  it('gives fractions below one', () => {
    const { random, answer } = dice()

    answer(255)

    expect(random.fraction()).toBeLessThan(1)
  })
})
