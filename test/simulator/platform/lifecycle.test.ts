import { noting, phoneOnADesk } from './phone-on-a-desk'

describe('a mini-program in the background', () => {
  it('is told when it is hidden and when it is shown', async () => {
    const { wx, controls, device } = phoneOnADesk()
    const log: unknown[] = []
    wx.onAppHide(({ reason }) => log.push(['hide', reason]))
    wx.onAppShow(({ scene }) => log.push(['show', scene]))

    controls.hide(2)
    await device.pass(10)
    controls.show()
    controls.show()
    await device.pass(10)

    expect(log).toEqual([
      ['hide', 2],
      ['show', 1001],
    ])
  })

  it('continues to run for five seconds, and then not until it is shown', async () => {
    const { clock, controls, device } = phoneOnADesk()
    const log: string[] = []
    clock.setTimeout(() => log.push('in time'), 4_999)
    clock.setTimeout(() => log.push('frozen'), 6_000)

    controls.hide()
    await device.pass(60_000)
    expect(log).toEqual(['in time'])

    controls.show()
    await device.pass(0)
    expect(log).toEqual(['in time', 'frozen'])
  })

  it('receives what it missed in order, and then the show event', async () => {
    const { wx, clock, controls, device } = phoneOnADesk()
    const log: string[] = []
    wx.onNetworkStatusChange(({ networkType }) => log.push(networkType))
    wx.onAppShow(() => log.push('shown'))
    clock.setTimeout(() => log.push('timer'), 7_000)

    controls.hide()
    await device.pass(6_000)
    controls.setNetwork('4g')
    await device.pass(4_000)
    controls.setNetwork('wifi')
    await device.pass(1_000)
    controls.show()
    await device.pass(0)

    expect(log).toEqual(['4g', 'timer', 'wifi', 'shown'])
  })

  it('does not get a timer that it cleared after it thawed', async () => {
    const { clock, controls, device } = phoneOnADesk()
    const log: string[] = []
    clock.setTimeout(() => clock.clearTimeout(second), 6_000)
    const second = clock.setTimeout(() => log.push('cleared'), 6_001)

    controls.hide()
    await device.pass(10_000)
    controls.show()
    await device.pass(0)

    expect(log).toEqual([])
  })

  it('loses its sockets when it is suspended, and learns about it when it is back', async () => {
    const { wx, controls, device, links } = phoneOnADesk()
    const log: unknown[] = []
    const task = wx.connectSocket({ url: 'ws://127.0.0.1/ws' })
    task.onClose(({ code, reason }) => log.push([code, reason]))
    links[0]!.listener.opened({})

    controls.hide()
    await device.pass(5_000)
    expect([links[0]!.end, log]).toEqual(['cut', []])

    controls.show()
    await device.pass(0)
    expect(log).toEqual([[1000, 'interrupted']])
  })

  it('keeps them if it is back within five seconds', async () => {
    const { wx, controls, device, links, state } = phoneOnADesk()
    wx.connectSocket({ url: 'ws://127.0.0.1/ws' })
    links[0]!.listener.opened({})

    controls.hide()
    await device.pass(4_900)
    controls.show()
    await device.pass(10_000)

    expect(state()).toMatchObject({ visibility: 'shown', sockets: ['open'] })
  })

  it('cannot use the network', async () => {
    const { wx, controls, device } = phoneOnADesk()
    const log: unknown[] = []

    controls.hide()
    wx.connectSocket({ url: 'ws://127.0.0.1/ws', ...noting(log) })
    wx.request({ url: 'http://127.0.0.1/', ...noting(log) })
    void wx.login(noting(log))
    await device.pass(0)

    expect(log).toEqual([
      ['fail', { errMsg: 'connectSocket:fail interrupted', errno: 600003 }],
      ['fail', { errMsg: 'request:fail interrupted', errno: 600003 }],
      ['fail', { errMsg: 'login:fail interrupted', errno: 600003 }],
    ])
  })
})

describe('a mini-program that is killed', () => {
  it('never runs again, and its links are cut', async () => {
    const { wx, clock, controls, device, links, state } = phoneOnADesk()
    const log: string[] = []
    wx.connectSocket({ url: 'ws://127.0.0.1/ws' }).onClose(() => log.push('close'))
    clock.setTimeout(() => log.push('timer'), 10)

    controls.kill()
    controls.show()
    await device.pass(60_000)

    expect(log).toEqual([])
    expect(links[0]!.end).toBe('cut')
    expect(state()).toMatchObject({ visibility: 'killed', sockets: [] })
  })
})

describe("a phone's listener", () => {
  it('is called for each change until it is removed', async () => {
    const { controls, device, state, watch } = phoneOnADesk()
    const seen: string[] = []
    const stop = watch(() => seen.push(`${state().visibility} ${state().networkType}`))

    controls.setNetwork('4g')
    controls.hide()
    await device.pass(5_000)
    stop()
    controls.show()

    expect(seen).toEqual(['shown 4g', 'hidden 4g', 'suspended 4g'])
  })
})
