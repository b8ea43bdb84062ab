import type { FaultName } from '../../../../simulator/platform/faults/catalogue'
import { openOn, URL_OF_SERVER } from '../open-socket'
import { noting, phoneOnADesk } from '../phone-on-a-desk'

const ERROR = ['error', 'open fail: _code:2,_msg:Underlying Transport Error']
const CLOSE = ['close', 1006, 'abnormal closure']

/** The reports of a phone with this fault about an otherwise working socket. */
async function reported(name: FaultName) {
  const phone = phoneOnADesk()
  phone.controls.faults.once(name)
  const { log } = openOn(phone)
  phone.links[0]?.listener.opened({})
  await phone.device.pass(30_000)
  return { phone, log }
}

describe('a socket that never opens', () => {
  it('reports an error and a close, although the call succeeded', async () => {
    const phone = phoneOnADesk()
    const log: unknown[] = []
    phone.controls.faults.once('connect-fails')

    const task = phone.wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    task.onError(() => log.push('error'))
    task.onClose(() => log.push('close'))
    await phone.device.pass(1_000)

    const success = ['success', { errMsg: 'connectSocket:ok', socketTaskId: 1 }]
    expect(log).toEqual([success, 'error', 'close'])
    expect(phone.links).toEqual([])
  })

  it.each([
    ['connect-error-only', [ERROR]],
    ['connect-close-only', [CLOSE]],
    ['connect-close-first', [CLOSE, ERROR]],
    ['connect-tls-fails', [['error', 'open fail: _code:8,_msg:TLS handshake failed'], CLOSE]],
    ['connect-not-in-domains', [['error', 'open fail: url not in domain list'], CLOSE]],
    ['sockets-refused', [ERROR, CLOSE]],
  ] as const)('reports with %s exactly this', async (name, reports) => {
    const { phone, log } = await reported(name)

    expect(log).toEqual(reports)
    expect(phone.state().sockets).toEqual([])
  })

  it('reports nothing with connect-silent, and keeps its slot until the app closes it', async () => {
    const phone = phoneOnADesk()
    phone.controls.faults.once('connect-silent')
    const { task, log } = openOn(phone)

    await phone.device.pass(600_000)
    expect([log, phone.state().sockets]).toEqual([[], ['connecting']])

    task.close({})
    await phone.device.pass(0)
    expect([log.length, phone.state().sockets]).toEqual([1, []])
  })

  it('does not exist if the call throws', () => {
    const { wx, controls } = phoneOnADesk()
    controls.faults.once('connect-throws')

    expect(() => wx.connectSocket({ url: URL_OF_SERVER })).toThrow(
      'connectSocket:fail:runtime invalidated'
    )
  })
})

describe('a socket that opens at the wrong time', () => {
  it('opens after twelve seconds with open-late', async () => {
    const phone = phoneOnADesk()
    phone.controls.faults.once('open-late')
    const { log } = openOn(phone)
    phone.links[0]!.listener.opened({})

    await phone.device.pass(11_999)
    expect(log).toEqual([])
    await phone.device.pass(1)
    expect(log).toEqual([['open', {}]])
  })

  it('opens in the next task with open-at-once, and sent data waits for the link', async () => {
    const phone = phoneOnADesk()
    phone.controls.faults.once('open-at-once')
    const { task, log } = openOn(phone)
    const link = phone.links[0]!

    await phone.device.pass(0)
    task.send({ data: 'early' })
    expect([log, link.sent]).toEqual([[['open', {}]], []])

    link.listener.opened({})
    task.send({ data: 'in time' })
    await phone.device.pass(0)
    expect([log, link.sent]).toEqual([[['open', {}]], ['early', 'in time']])
  })

  it('opens with open-after-close even if it was closed, and can be closed then', async () => {
    const phone = phoneOnADesk()
    phone.controls.faults.once('open-after-close')
    const { task, log } = openOn(phone)

    task.close({})
    phone.links[0]!.listener.opened({})
    await phone.device.pass(0)
    task.close({})
    await phone.device.pass(0)

    expect(log).toEqual([
      ['open', {}],
      ['close', 1000, 'normal closure'],
    ])
  })
})

describe('a call of connectSocket right after the app is shown', () => {
  const SUSPENDED =
    'connectSocket:fail:jsapi has no permission,event=createSocketTask,runningState=suspend,' +
    'permissionMsg=permission ok,detail=network api interrupted in suspend state'

  it.each([
    ['connect-suspended', { errMsg: SUSPENDED }],
    ['connect-interrupted', { errMsg: 'connectSocket:fail interrupted', errno: 600003 }],
  ] as const)('fails with %s, but not a little later', async (name, failure) => {
    const { wx, controls, device } = phoneOnADesk()
    const log: unknown[] = []
    controls.faults.set(name, 'always')

    controls.hide()
    await device.pass(10_000)
    controls.show()
    wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    await device.pass(300)
    wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    await device.pass(0)

    const success = ['success', { errMsg: 'connectSocket:ok', socketTaskId: 1 }]
    expect(log).toEqual([['fail', failure], success])
  })
})

describe('the listeners of a socket', () => {
  it.each([
    [false, ['second']],
    [true, ['first', 'second']],
  ])('replace each other unless they are appended: %s', async (appends, heard) => {
    const phone = phoneOnADesk()
    if (appends) phone.controls.faults.once('listeners-append')
    const log: string[] = []
    const task = phone.wx.connectSocket({ url: URL_OF_SERVER })

    task.onOpen(() => log.push('first'))
    task.onOpen(() => log.push('second'))
    phone.links[0]!.listener.opened({})
    await phone.device.pass(0)

    expect(log).toEqual(heard)
  })
})

describe('the socket slots', () => {
  /** The outcome of each call. */
  const outcomes = (log: unknown[]) =>
    log.map((line) =>
      JSON.stringify(line).includes('exceed max task count') ? 'refused' : 'taken'
    )

  it('are two with slots-two', async () => {
    const phone = phoneOnADesk()
    const log: unknown[] = []
    phone.controls.faults.set('slots-two', 'always')

    for (let count = 1; count <= 3; count++) {
      phone.wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    }
    await phone.device.pass(0)

    expect(outcomes(log)).toEqual(['taken', 'taken', 'refused'])
  })

  it('are released only after five seconds with slots-freed-late', async () => {
    const phone = phoneOnADesk()
    const log: unknown[] = []
    phone.controls.faults.set('slots-freed-late', 'always')
    const tasks = [1, 2, 3, 4, 5].map(() => openOn(phone).task)

    tasks[0]!.close({})
    await phone.device.pass(4_900)
    phone.wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    await phone.device.pass(200)
    phone.wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    await phone.device.pass(0)

    expect(outcomes(log)).toEqual(['refused', 'taken'])
  })
})
