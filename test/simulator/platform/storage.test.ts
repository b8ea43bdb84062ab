import { inMemory } from '../../../simulator/platform/key-values'
import { noting, phoneOnADesk } from './phone-on-a-desk'

const MEGABYTE = 1024 * 1024

describe('storage', () => {
  it('keeps copies of values over a kill', () => {
    const storage = inMemory()
    const before = phoneOnADesk({ storage })
    const draft = { text: '你好', marks: [1, 2] }

    before.wx.setStorageSync('draft', draft)
    draft.text = 'changed later'
    before.controls.kill()
    const after = phoneOnADesk({ storage })

    expect(after.wx.getStorageSync('draft')).toEqual({ text: '你好', marks: [1, 2] })
  })

  it('returns an empty text for an absent key', () => {
    const { wx } = phoneOnADesk()

    expect(wx.getStorageSync('nothing')).toBe('')
  })

  it('accepts one megabyte for each key, including the key, and says so if it is more', () => {
    const { wx } = phoneOnADesk()
    const quotes = 2
    const room = MEGABYTE - 'key'.length - quotes

    wx.setStorageSync('key', 'x'.repeat(room))

    expect(() => wx.setStorageSync('key', 'x'.repeat(room + 1))).toThrow(
      'setStorageSync:fail:entry size limit reached'
    )
  })

  it('accepts ten megabytes in total, and accepts more once there is space', () => {
    const { wx } = phoneOnADesk()
    const almostOne = 'x'.repeat(MEGABYTE - 16)
    for (let count = 0; count < 10; count++) wx.setStorageSync(`key${count}`, almostOne)

    expect(() => wx.setStorageSync('more', 'x'.repeat(1_000))).toThrow(
      'setStorageSync:fail exceed storage max size 10Mb'
    )
    expect(wx.getStorageSync('more')).toBe('')

    wx.removeStorageSync('key0')
    wx.setStorageSync('more', 'fits')
    expect(wx.getStorageSync('more')).toBe('fits')
  })

  it('counts what was stored when the phone was switched on', () => {
    const storage = inMemory()
    for (let count = 0; count < 10; count++) storage.set(`key${count}`, 'x'.repeat(MEGABYTE - 4))

    expect(() => phoneOnADesk({ storage }).wx.setStorageSync('more', 1)).toThrow('10Mb')
  })

  it('reports its size in KiB', () => {
    const { wx } = phoneOnADesk()
    wx.setStorageSync('a', 'x'.repeat(3_000))
    wx.setStorageSync('b', 1)
    wx.removeStorageSync('b')

    expect(wx.getStorageInfoSync()).toEqual({ keys: ['a'], currentSize: 3, limitSize: 10_240 })
  })

  it('has asynchronous calls, with callbacks or else with a promise', async () => {
    const { wx, device } = phoneOnADesk()
    const log: unknown[] = []

    void wx.setStorage({ key: 'a', data: [1], ...noting(log) })
    void wx.getStorage({ key: 'a', ...noting(log) })
    void wx.getStorage({ key: 'b', ...noting(log) })
    const promised = wx.getStorage({ key: 'b' })
    const answer = expect(promised).rejects.toEqual({ errMsg: 'getStorage:fail data not found' })
    expect(log).toEqual([])
    await device.pass(0)

    expect(log).toEqual([
      ['success', { errMsg: 'setStorage:ok' }],
      ['success', { data: [1], errMsg: 'getStorage:ok' }],
      ['fail', { errMsg: 'getStorage:fail data not found' }],
    ])
    await answer
  })

  it('is empty once cleared', async () => {
    const { wx, device } = phoneOnADesk()
    wx.setStorageSync('a', 1)
    wx.setStorageSync('b', 2)

    void wx.clearStorage()
    await device.pass(0)

    expect(wx.getStorageInfoSync()).toEqual({ keys: [], currentSize: 0, limitSize: 10_240 })
  })
})
