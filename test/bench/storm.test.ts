import { Transcript } from '../../bench/phone/transcript'
import { Attempts } from '../../bench/storm/attempts'
import { histogram } from '../../bench/storm/histogram'
import { tooFewFiles } from '../../bench/storm/open-files'

describe('the count of concurrent attempts', () => {
  it('finds a phone with two attempts, but not two phones with one each', () => {
    const attempts = new Attempts(() => 0)
    const [one, other] = [attempts.ofOnePhone(), attempts.ofOnePhone()]
    const first = one()
    other()
    expect(attempts.mostAtOnce).toBe(1)

    first.ended()
    first.ended()
    one()
    expect(attempts.mostAtOnce).toBe(1)

    one()
    expect(attempts.mostAtOnce).toBe(2)
  })

  it('is drawn as a distribution', () => {
    expect(histogram([10, 20, 1100], 500)).toBe(
      [
        `  0.0 s      2 ${'█'.repeat(60)}`,
        '  0.5 s      0 ',
        `  1.0 s      1 ${'█'.repeat(30)}`,
      ].join('\n')
    )
  })
})

describe('a storm with more sockets than file descriptors', () => {
  it('is refused with one sentence that says what to do', () => {
    expect(tooFewFiles(10)).toBeUndefined()
    expect(tooFewFiles(1e9)).toMatch(
      /^1000000000 sockets need 1000000200 open files, .* "ulimit -n 1000000200" .*\.$/
    )
  })
})

describe('the transcript of a phone', () => {
  it('counts requests that are sent together as one round trip', () => {
    const transcript = new Transcript()
    const socket = transcript.watch()
    socket.opened()
    socket.sent(10)
    socket.sent(5)
    socket.received(20)
    socket.received(20)

    expect([transcript.roundTrips, transcript.bytes]).toEqual([1, 55])
    socket.sent(1)
    expect([transcript.roundTrips, transcript.bytes]).toEqual([2, 56])
  })
})
