import { Faults } from '../../../../simulator/platform/faults/switches'
import { SeededRandom } from '../../../world/seeded-random'
import { URL_OF_SERVER } from '../open-socket'
import { noting, phoneOnADesk } from '../phone-on-a-desk'

describe('the device', () => {
  it('stores nothing more with storage-full, and keeps what was there', async () => {
    const { wx, controls, device } = phoneOnADesk()
    const log: unknown[] = []
    wx.setStorageSync('draft', 'before')
    controls.faults.set('storage-full', 'always')

    expect(() => wx.setStorageSync('draft', 'after')).toThrow(
      'setStorageSync:fail exceed storage max size 10Mb'
    )
    void wx.setStorage({ key: 'draft', data: 'after', ...noting(log) })
    await device.pass(0)

    expect(log).toEqual([['fail', { errMsg: 'setStorage:fail exceed storage max size 10Mb' }]])
    expect(wx.getStorageSync('draft')).toBe('before')
  })

  it('lets events overtake callbacks with callbacks-as-tasks', async () => {
    const { wx, controls, device, links } = phoneOnADesk()
    const log: string[] = []
    controls.faults.set('callbacks-as-tasks', 'always')

    const task = wx.connectSocket({ url: URL_OF_SERVER, success: () => log.push('success') })
    task.onOpen(() => log.push('open'))
    await device.pass(40)
    links[0]!.listener.opened({})
    await device.pass(60)

    expect(log).toEqual(['open', 'success'])
  })

  it('fires timers late with timers-late, and never early', async () => {
    const { clock, controls, device } = phoneOnADesk()
    const start = device.now()
    const rung: number[] = []
    controls.faults.set('timers-late', 'always')

    for (let count = 0; count < 100; count++) {
      clock.setTimeout(() => rung.push(device.now() - start), 1_000)
    }
    await device.pass(2_000)

    expect(rung).toHaveLength(100)
    expect(Math.min(...rung)).toBeGreaterThanOrEqual(1_000)
    expect(new Set(rung).size).toBeGreaterThan(50)
  })

  it('keeps the length of timers when its clock is set', async () => {
    const { clock, controls, device } = phoneOnADesk()
    const start = clock.now()
    const log: number[] = []

    clock.setTimeout(() => log.push(clock.now() - start), 1_000)
    controls.stepClock(-3_600_000)
    await device.pass(1_000)

    expect(log).toEqual([1_000 - 3_600_000])
  })

  it('still has the changed clock when the app is relaunched', () => {
    const faults = new Faults(new SeededRandom(1))
    const before = phoneOnADesk({ faults })
    before.controls.stepClock(-3_600_000)
    before.controls.kill()

    const after = phoneOnADesk({ faults })

    expect(after.clock.now() - after.device.now()).toBe(-3_600_000)
  })
})
