import { addressKey } from '../../server/rate/address-key'
import { Bucket } from '../../server/rate/bucket'
import { Limiter } from '../../server/rate/limiter'

describe('a bucket', () => {
  it('grants its burst at once, then requests as fast as it refills', () => {
    const bucket = new Bucket({ perSecond: 20, burst: 3 }, 0)

    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([0, 0, 0, 50])
    expect(bucket.take(50)).toBe(0)
    expect(bucket.take(75)).toBe(25)
    expect(bucket.take(10_000)).toBe(0)
    expect(bucket.isFull(10_000)).toBe(false)
    expect(bucket.isFull(11_000)).toBe(true)
  })

  it('is not affected by a clock that steps back', () => {
    const bucket = new Bucket({ perSecond: 1, burst: 2 }, 1_000_000)

    expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 1000])
  })
})

describe('a limiter', () => {
  const crowded = () => {
    const limiter = new Limiter({ perSecond: 1, burst: 1 })
    for (let index = 0; index < 10_000; index++) limiter.check(`stranger ${index}`, 0)
    return limiter
  }

  it('forgets keys whose bucket is full again', () => {
    const limiter = crowded()

    limiter.check('newcomer', 1000)

    expect(limiter.size).toBe(1)
  })

  it('forgets no key that would then be accepted too early', () => {
    const limiter = crowded()

    limiter.check('newcomer', 500)

    expect(() => limiter.check('stranger 1', 500)).toThrow('too many requests')
    expect(limiter.size).toBe(10_001)
  })

  it('checks each key only a few times, however many new ones there are', () => {
    const looks = jest.spyOn(Bucket.prototype, 'isFull')
    const limiter = crowded()

    for (let index = 0; index < 10_000; index++) limiter.check(`newcomer ${index}`, 500)

    expect(looks.mock.calls.length).toBeLessThan(40_000)
    looks.mockRestore()
  })
})

describe('an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:4711', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:80', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::6]', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::6]:443', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6%eth0', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8::/64'],
    ['::1', '::/64'],
    ['', ''],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })
})
