import { openOn, URL_OF_SERVER, withOpenSocket } from './open-socket'
import { noting, phoneOnADesk } from './phone-on-a-desk'

describe('a socket', () => {
  it('calls success before it is open, which only means that the call was accepted', async () => {
    const { wx, device } = phoneOnADesk()
    const log: unknown[] = []

    const task = wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    expect(log).toEqual([])
    await device.pass(1)

    expect(log).toEqual([['success', { errMsg: 'connectSocket:ok', socketTaskId: 1 }]])
    expect(task.readyState).toBe(0)
  })

  it('opens, carries frames both ways, and ends when the server closes it', async () => {
    const phone = phoneOnADesk()
    const { task, log } = openOn(phone)
    const link = phone.links[0]!

    link.listener.opened({ server: 'huiyin' })
    await phone.device.pass(0)
    task.send({ data: 'up' })
    link.listener.received('down')
    link.listener.closed(1001, 'going')
    await phone.device.pass(0)

    expect(link.sent).toEqual(['up'])
    expect(log).toEqual([
      ['open', { server: 'huiyin' }],
      ['message', 'down'],
      ['close', 1001, 'going'],
    ])
  })

  it('misses the open event if nobody listened in time', async () => {
    const phone = phoneOnADesk()
    const log: string[] = []

    const task = phone.wx.connectSocket({ url: URL_OF_SERVER })
    phone.links[0]!.listener.opened({})
    await phone.device.pass(0)
    task.onOpen(() => log.push('open'))
    await phone.device.pass(1_000)

    expect(log).toEqual([])
  })

  it('reports an error and then a close if the link fails', async () => {
    const phone = phoneOnADesk()
    const { log } = openOn(phone)

    phone.links[0]!.listener.failed('_code:20,_msg:Invalid HTTP status.')
    await phone.device.pass(0)

    expect(log).toEqual([
      ['error', 'open fail: _code:20,_msg:Invalid HTTP status.'],
      ['close', 1006, 'abnormal closure'],
    ])
  })

  it('gives up after its timeout', async () => {
    const phone = phoneOnADesk()
    const { log } = openOn(phone)

    await phone.device.pass(60_000)

    expect(log).toEqual([
      ['error', 'open fail: _code:9,_msg:Timer Expired'],
      ['close', 1006, 'abnormal closure'],
    ])
    expect(phone.links[0]!.end).toBe('cut')
  })

  it('closes at once for its owner, whatever the other side does', async () => {
    const { phone, task, log, link } = await withOpenSocket()

    task.close({ code: 4000, reason: 'done' })
    expect(task.readyState).toBe(2)
    await phone.device.pass(0)

    expect(log).toEqual([['close', 4000, 'done']])
    expect(link.end).toBe('closed 4000 done')
    expect(task.readyState).toBe(3)
  })

  it("refuses to send and to close after its end, in the platform's words", async () => {
    const { phone, task, link } = await withOpenSocket()
    const log: unknown[] = []

    link.listener.closed(1006, '')
    task.send({ data: 'late', ...noting(log) })
    task.close(noting(log))
    await phone.device.pass(0)

    expect(log).toEqual([
      ['fail', { errMsg: 'sendSocketMessage:fail taskID not exist' }],
      ['fail', { errMsg: 'closeSocket:fail wcwss taskID not exist' }],
    ])
    expect(link.sent).toEqual([])
  })

  it('refuses an invalid address', async () => {
    const { wx, device, links } = phoneOnADesk()
    const log: unknown[] = []

    wx.connectSocket({ url: 'http://127.0.0.1/ws', ...noting(log) })
    await device.pass(0)

    expect(log).toEqual([['fail', { errMsg: 'connectSocket:fail invalid URL', errno: 600009 }]])
    expect(links).toEqual([])
  })
})

describe('the five socket slots', () => {
  const TOO_MANY = {
    errMsg: 'connectSocket:fail network exceed max task count',
    errno: 600007,
  }

  it('are all there are', async () => {
    const phone = phoneOnADesk()
    const log: unknown[] = []

    for (let count = 1; count <= 5; count++) openOn(phone)
    phone.wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    await phone.device.pass(0)

    expect(log).toEqual([['fail', TOO_MANY]])
    expect(phone.state().sockets).toHaveLength(5)
  })

  it('are released some time after a close', async () => {
    const phone = phoneOnADesk()
    const tasks = [1, 2, 3, 4, 5].map(() => openOn(phone).task)
    const log: unknown[] = []

    tasks[0]!.close({})
    await phone.device.pass(100)
    phone.wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    await phone.device.pass(500)
    phone.wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    await phone.device.pass(0)

    expect(log).toEqual([
      ['fail', TOO_MANY],
      ['success', { errMsg: 'connectSocket:ok', socketTaskId: 6 }],
    ])
  })
})

describe('a socket and the network', () => {
  it('ends when the network is gone', async () => {
    const { phone, log, link } = await withOpenSocket()

    phone.controls.setNetwork('none')
    await phone.device.pass(0)

    expect(log).toEqual([['close', 1006, 'abnormal closure']])
    expect(link.end).toBe('cut')
  })

  it('fails to open without one', async () => {
    const phone = phoneOnADesk()
    phone.controls.setNetwork('none')

    const { log } = openOn(phone)
    await phone.device.pass(0)

    expect(log).toEqual([
      ['error', 'open fail: _code:2,_msg:Underlying Transport Error'],
      ['close', 1006, 'abnormal closure'],
    ])
    expect(phone.links).toEqual([])
  })

  it('is dead without a report when the network changes', async () => {
    const { phone, task, log, link } = await withOpenSocket()

    phone.controls.setNetwork('4g')
    task.send({ data: 'into the void' })
    link.listener.received('out of the void')
    link.listener.closed(1006, '')
    await phone.device.pass(60_000)

    expect(log).toEqual([])
    expect(link.sent).toEqual([])
    expect(task.readyState).toBe(1)
  })

  it('releases its slot in time if it was still opening on the previous network', async () => {
    const phone = phoneOnADesk()
    phone.wx.connectSocket({ url: URL_OF_SERVER })

    phone.controls.setNetwork('4g')
    await phone.device.pass(61_000)

    expect(phone.state().sockets).toEqual([])
  })
})
