import { openOn } from '../open-socket'
import { noting, phoneOnADesk } from '../phone-on-a-desk'

const LOGIN = 'http://127.0.0.1/api/login'

describe('a change of network', () => {
  it.each([
    ['network-change-untold', []],
    ['network-change-told-twice', ['4g', '4g']],
  ] as const)('is not reported exactly once with %s', async (name, told) => {
    const { wx, controls, device, state } = phoneOnADesk()
    const log: string[] = []
    wx.onNetworkStatusChange(({ networkType }) => log.push(networkType))
    controls.faults.once(name)

    controls.setNetwork('4g')
    await device.pass(0)

    expect([log, state().networkType]).toEqual([told, '4g'])
  })

  it('cannot be queried with network-type-fails', async () => {
    const { wx, controls, device } = phoneOnADesk()
    const log: unknown[] = []
    controls.faults.once('network-type-fails')

    void wx.getNetworkType(noting(log))
    await device.pass(0)

    expect(log).toEqual([['fail', { errMsg: 'getNetworkType:fail system error' }]])
  })
})

describe('HTTP and sockets', () => {
  it('can each fail without the other', async () => {
    const phone = phoneOnADesk()
    const log: unknown[] = []

    phone.controls.faults.set('sockets-refused', 'always')
    openOn(phone)
    phone.wx.request({ url: LOGIN, ...noting(log) })
    phone.controls.faults.clear()
    phone.controls.faults.set('http-fails', 'always')
    openOn(phone)
    phone.wx.request({ url: LOGIN, ...noting(log) })
    await phone.device.pass(0)

    expect([phone.requests.length, phone.links.length]).toEqual([1, 1])
    expect(log).toEqual([
      ['fail', { errMsg: 'request:fail errcode:-105 net::ERR_NAME_NOT_RESOLVED' }],
    ])
  })

  it.each([
    ['http-hangs', 0],
    ['http-answer-lost', 1],
  ] as const)('%s until the timeout expires', async (name, arrived) => {
    const { wx, controls, device, requests } = phoneOnADesk()
    const log: unknown[] = []
    controls.faults.once(name)

    wx.request({ url: LOGIN, timeout: 15_000, ...noting(log) })
    requests[0]?.listener.answered({ status: 200, header: {}, body: '{}' })
    await device.pass(14_999)
    expect([requests.length, log]).toEqual([arrived, []])
    await device.pass(1)
    expect(log).toEqual([['fail', { errMsg: 'request:fail timeout', errno: 5 }]])
  })
})

describe('wx.login', () => {
  it.each([
    ['login-fails', 0, 'login:fail system error'],
    ['login-hangs', 20_000, 'login:fail timeout'],
  ] as const)('fails with %s after %d ms', async (name, afterMs, errMsg) => {
    const { wx, controls, device } = phoneOnADesk()
    const log: unknown[] = []
    controls.faults.once(name)

    void wx.login(noting(log))
    await device.pass(afterMs - 1)
    expect(log).toEqual([])
    await device.pass(1)
    expect(log).toEqual([['fail', { errMsg }]])
  })
})
