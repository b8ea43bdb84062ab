import type { Entry } from '../../../protocol/entry'
import { silentLog } from '../../../server/log'
import type { Device } from '../device'
import { Scene, type Present } from '../scene'

describe('a person who sends too many requests', () => {
  it('[FRM11] is refused the 61st request in a burst, not counting the login', async () => {
    const scene = new Scene({ requestRate: { perSecond: 20, burst: 60 } })
    const ming = await scene.signsIn('Ming')
    const device = scene.device()
    device.requests('/login', { token: ming.token, deviceId: ming.deviceId, protocol: 1 })
    const ids = Array.from({ length: 61 }, () => device.requests('/ping'))
    await scene.clock.pass(1)

    const refused = ids.filter((id) => 'error' in device.answerTo(id)!)
    expect(refused).toEqual([ids.at(-1)])
    await scene.ends()
  })

  it('[FRM11] is told how long to wait, and is served again afterwards; notices count', async () => {
    const scene = new Scene({ requestRate: { perSecond: 2, burst: 3 } })
    const { device } = await scene.arrives('Ming')
    device.requests('/ping')
    device.requests('/ping')
    device.tells('/typing', { cid: 'nowhere' })

    const answer = await device.asks('/ping')
    expect(answer).toMatchObject({ error: { code: 'rate-limited', retryAfter: 500 } })
    await scene.clock.pass(500)

    expect(await device.asks('/ping')).toHaveProperty('data')
    await scene.ends()
  })

  it('does not reduce the rate of others', async () => {
    const scene = new Scene({ requestRate: { perSecond: 1, burst: 2 } })
    const [ming, hong] = [await scene.arrives('Ming'), await scene.arrives('Hong')]
    await ming.device.asks('/ping')
    await ming.device.asks('/ping')

    expect(await ming.device.isRefused('/ping')).toBe('rate-limited')
    expect(await hong.device.asks('/ping')).toHaveProperty('data')
    await scene.ends()
  })
})

describe('[FRM12] a person who causes too much work', () => {
  const LONG = '长'.repeat(3990)

  /** Ming's long conversation with Hong, under a rate of one request. */
  const longTalk = async (
    log = silentLog
  ): Promise<{ scene: Scene; ming: Present; cid: string }> => {
    const scene = new Scene({ requestRate: { perSecond: 1, burst: 40 }, log })
    const [ming, hong] = [await scene.arrives('Ming'), await scene.arrives('Hong')]
    const cid = await scene.openDirect(hong, ming)
    for (let sent = 0; sent < 25; sent++) {
      await hong.device.gets('/message/send', scene.text(cid, LONG))
    }
    return { scene, ming, cid }
  }

  const fourDevices = async (scene: Scene, ming: Present): Promise<Device[]> => {
    const devices = [ming.device]
    for (const name of ['tablet', 'laptop', 'watch']) {
      devices.push(await scene.connects(await scene.signsIn('Ming', name)))
    }
    return devices
  }

  it('is refused on all sockets, devices and over HTTP, until the debt is paid back', async () => {
    const { scene, ming, cid } = await longTalk()
    const devices = await fourDevices(scene, ming)
    const refusals: unknown[] = []
    for (let turn = 0; refusals.length === 0 && turn < 150; turn++) {
      const device = devices[turn % devices.length]!
      const answer = await device.asks('/history', { cid, after: 0 })
      if ('error' in answer) refusals.push(answer.error)
    }
    const headers = { authorization: `Bearer ${ming.person.token}` }
    const overHttp = await scene.http('POST /api/call', { url: '/ping', id: 1, data: {} }, headers)
    const { token, deviceId } = ming.person
    const again = await scene.device().asks('/login', { token, deviceId, protocol: 1 })

    const owes = { code: 'rate-limited', message: 'too much work' }
    expect(refusals).toMatchObject([owes])
    expect(JSON.parse(overHttp.body)).toMatchObject({ re: 1, error: owes })
    expect(again).toMatchObject({ error: owes })
    await scene.clock.pass(5_000)
    expect(await devices[1]!.asks('/ping')).toHaveProperty('data')
    await scene.ends()
  })

  it('is counted and logged like one with too many requests, by url and once a minute', async () => {
    const lines: object[] = []
    const log = { ...silentLog, info: (facts: object) => lines.push(facts) }
    const { scene, ming, cid } = await longTalk(log)

    for (const device of await fourDevices(scene, ming)) {
      for (let turn = 0; turn < 39; turn++) device.requests('/history', { cid, after: 0 })
    }
    await scene.clock.pass(100)

    const rates = lines.filter((line) => 'kind' in line && line.kind === 'rate')
    expect(rates).toMatchObject([{ at: '/history', reason: 'too much work' }])
    expect(scene.server.metrics.rateLimited).toBeGreaterThan(1)
    await scene.ends()
  })

  it('pays for what a sync asks about', async () => {
    const { scene, ming, cid } = await longTalk()
    const { entries } = await ming.device.gets('/history', { cid, limit: 1 })
    const [{ seq, at, mid }] = entries as [Entry]
    const known = Array.from({ length: 100 }, () => ({ cid, seq, at, mid }))
    const { since } = await ming.device.gets('/sync')
    const devices = [ming.device]
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
      devices.push(await scene.connects(await scene.signsIn('Ming', name)))
    const refusals = async (data: object) => {
      const answers = []
      for (const device of devices)
        for (let turn = 0; turn < 36; turn++)
          answers.push(await device.asks('/sync', { since, ...data }))
      return answers.filter((answer) => 'error' in answer).length
    }

    expect(await refusals({})).toBe(0)
    await scene.clock.pass(40_000)
    expect(await refusals({ known })).toBeGreaterThan(0)
    await scene.ends()
  })

  it('gets no page while more than one is unread', async () => {
    const { scene, ming, cid } = await longTalk()

    ming.device.socket.bufferedAmount = 262_145
    expect(await ming.device.isRefused('/history', { cid })).toBe('rate-limited')
    expect(await ming.device.isRefused('/sync')).toBe('rate-limited')
    expect(await ming.device.asks('/ping')).toHaveProperty('data')
    ming.device.socket.bufferedAmount = 0

    expect(await ming.device.asks('/history', { cid })).toHaveProperty('data')
    await scene.ends()
  })
})

describe("[SIG17] a person's devices", () => {
  it('are ten at a time: one more is refused, none is disconnected, and each may reconnect', async () => {
    const scene = new Scene()
    const people = []
    for (let count = 0; count < 11; count++) people.push(await scene.signsIn('Ming', `d${count}`))
    const devices = []
    for (const person of people.slice(0, 10)) devices.push(await scene.connects(person))
    const { token, deviceId } = people[10]!
    const late = scene.device()

    expect(await late.isRefused('/login', { token, deviceId, protocol: 1 })).toBe('rate-limited')
    expect(devices.filter(({ socket }) => socket.isClosed)).toEqual([])
    await scene.connects(people[0]!)
    devices[1]!.losesConnection()

    expect(await scene.connects(people[10]!)).toBeDefined()
    await scene.ends()
  })
})

describe('a client that reads too slowly', () => {
  it('is disconnected when more than 1 MiB is unread', async () => {
    const scene = new Scene()
    const { device } = await scene.arrives('Ming')

    device.socket.bufferedAmount = 1024 * 1024
    await device.asks('/ping')
    expect(device.socket.isClosed).toBe(false)
    device.socket.bufferedAmount += 1
    const unanswered = device.requests('/ping')
    await scene.clock.pass(1)

    expect(device.bye).toBe('too-slow')
    expect(device.socket.isClosed).toBe(true)
    expect(device.answerTo(unanswered)).toBeUndefined()
    await scene.ends()
  })
})
