import { phoneOnADesk } from './phone-on-a-desk'

describe('a phone', () => {
  it('signs its owner in by name', async () => {
    const { wx, device } = phoneOnADesk({ name: '李四' })
    const log: string[] = []

    void wx.login({ success: ({ code }) => log.push(code) })
    await device.pass(0)

    expect(log).toEqual(['demo:李四'])
  })

  it('returns as many random bytes as requested', async () => {
    const { wx, device } = phoneOnADesk()
    const log: number[] = []

    void wx.getRandomValues({
      length: 24,
      success: ({ randomValues }) => log.push(new Set(new Uint8Array(randomValues)).size),
    })
    await device.pass(0)

    expect(log[0]).toBeGreaterThan(16)
  })

  it('knows its network', async () => {
    const { wx, controls, device } = phoneOnADesk()
    const log: string[] = []

    controls.setNetwork('5g')
    void wx.getNetworkType({ success: ({ networkType }) => log.push(networkType) })
    await device.pass(0)

    expect(log).toEqual(['5g'])
  })

  it('reports its launch options', () => {
    const launch = { path: 'pages/chat/chat', query: { cid: 'c1' }, scene: 1007 }

    expect(phoneOnADesk({ launch }).wx.getLaunchOptionsSync()).toEqual(launch)
  })

  it('names a call that it does not support, and can be asked before', () => {
    const { wx } = phoneOnADesk()

    expect(() => (wx as unknown as { scanCode(): void }).scanCode()).toThrow(
      'wx.scanCode is not supported by the simulator'
    )
    expect([wx.canIUse('scanCode'), wx.canIUse('connectSocket.header')]).toEqual([false, true])
    expect('scanCode' in wx).toBe(false)
  })
})
