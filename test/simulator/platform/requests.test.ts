import { noting, phoneOnADesk } from './phone-on-a-desk'

const LOGIN = 'http://127.0.0.1/api/login'

describe('a request', () => {
  it('sends JSON and returns the parsed answer', async () => {
    const { wx, device, requests } = phoneOnADesk()
    const log: unknown[] = []

    wx.request({ url: LOGIN, method: 'POST', data: { code: '1' }, ...noting(log) })
    requests[0]!.listener.answered({ status: 401, header: {}, body: '{"error":{}}' })
    await device.pass(0)

    expect(requests[0]!.request).toEqual({
      url: LOGIN,
      method: 'POST',
      header: { 'content-type': 'application/json' },
      body: '{"code":"1"}',
    })
    expect(log).toEqual([
      ['success', { statusCode: 401, header: {}, data: { error: {} }, errMsg: 'request:ok' }],
    ])
  })

  it("leaves a body that is not JSON as text, for example a proxy's page", async () => {
    const { wx, device, requests } = phoneOnADesk()
    const log: { data: unknown }[] = []

    wx.request({ url: LOGIN, success: (answer) => log.push(answer) })
    requests[0]!.listener.answered({ status: 502, header: {}, body: '<h1>Bad gateway' })
    await device.pass(0)

    expect(log).toMatchObject([{ statusCode: 502, data: '<h1>Bad gateway' }])
  })

  it('fails after its timeout, and has then ended', async () => {
    const { wx, device, requests } = phoneOnADesk()
    const log: unknown[] = []

    wx.request({ url: LOGIN, timeout: 3_000, ...noting(log) })
    await device.pass(3_000)
    requests[0]!.listener.answered({ status: 200, header: {}, body: '{}' })
    await device.pass(0)

    expect(log).toEqual([['fail', { errMsg: 'request:fail timeout', errno: 5 }]])
    expect(requests[0]!.isGivenUp).toBe(true)
  })

  it('fails once the mini-program is suspended, and reports it when it is back', async () => {
    const { wx, controls, device } = phoneOnADesk()
    const log: unknown[] = []

    wx.request({ url: LOGIN, ...noting(log) })
    controls.hide()
    await device.pass(5_000)
    controls.show()
    await device.pass(0)

    expect(log).toEqual([['fail', { errMsg: 'request:fail interrupted', errno: 600003 }]])
  })

  it('can be aborted', async () => {
    const { wx, device } = phoneOnADesk()
    const log: unknown[] = []

    wx.request({ url: LOGIN, ...noting(log) }).abort()
    await device.pass(0)

    expect(log).toEqual([['fail', { errMsg: 'request:fail abort' }]])
  })

  it('is one of ten at most', async () => {
    const { wx, device } = phoneOnADesk()
    const log: unknown[] = []

    for (let count = 1; count <= 11; count++) wx.request({ url: LOGIN, ...noting(log) })
    await device.pass(0)

    expect(log).toEqual([['fail', { errMsg: 'request:fail exceed max task count', errno: 600007 }]])
  })

  it('needs a network', async () => {
    const { wx, controls, device, requests } = phoneOnADesk()
    const log: unknown[] = []

    controls.setNetwork('none')
    wx.request({ url: LOGIN, ...noting(log) })
    await device.pass(0)

    expect(log).toEqual([
      ['fail', { errMsg: 'request:fail errcode:-106 net::ERR_INTERNET_DISCONNECTED' }],
    ])
    expect(requests).toEqual([])
  })
})
