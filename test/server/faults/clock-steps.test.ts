import { Scene, type Present } from '../scene'

const HOUR = 60 * 60 * 1000

describe.each([
  ['an hour ahead', HOUR],
  ['a day back', -24 * HOUR],
])('a server whose clock is set %s', (_, step) => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    cid = await scene.openDirect(ming, hong)
    await scene.openDirect(hong, ming)
    await ming.device.gets('/message/send', scene.text(cid, 'before'))
    for (const { device } of [ming, hong]) device.forgets()
  })
  afterEach(() => scene.ends())

  const keepsAlive = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 25) {
      for (const { device } of [ming, hong]) device.requests('/ping')
      await scene.clock.pass(25_000)
    }
  }

  it('assigns times that never decrease', async () => {
    scene.wall.steps(step)
    await ming.device.gets('/message/send', scene.text(cid, 'in the wrong time'))
    scene.wall.steps(-step)
    await hong.device.gets('/message/send', scene.text(cid, 'after'))

    const { entries } = await hong.device.gets('/history', { cid, after: 0 })

    const times = entries.map(({ at }) => at)
    expect(times).toHaveLength(3)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('keeps active connections, and still ends silent ones', async () => {
    const silent = await scene.arrives('Silent')
    scene.wall.steps(step)

    await keepsAlive(75)

    expect([ming, hong].map(({ device }) => device.socket.isClosed)).toEqual([false, false])
    expect(silent.device.socket.isClosed).toBe(true)
    await scene.connects(ming.person)
  })

  it('reports an absence after 15 s: neither at once nor when the clock has caught up', async () => {
    hong.device.losesConnection()
    scene.wall.steps(step)

    await scene.clock.pass(14_000)
    expect(ming.device.heard('/presence')).toEqual([])
    await scene.clock.pass(3_000)

    expect(ming.device.heard('/presence')).toMatchObject([{ userId: hong.id, online: false }])
  })

  it('runs its periodic checks as often as before', async () => {
    const headsAfter = jest.spyOn(scene.storage, 'headsAfter')
    scene.wall.steps(step)

    await keepsAlive(150)

    expect(headsAfter).toHaveBeenCalledTimes(10)
  })

  it('limits nobody because of it', async () => {
    scene.wall.steps(step)

    for (let count = 0; count < 100; count++) await ming.device.gets('/ping')
  })

  it('records no negative durations', async () => {
    const page = await scene.http('GET /metrics')
    const slow = ming.device.requests('/message/send', scene.text(cid, 'slow'))
    scene.wall.steps(step)
    await scene.clock.until(() => ming.device.answerTo(slow) !== undefined)

    const sumOf = (body: string) => Number(/duration_seconds_sum (\S+)/.exec(body)?.[1])
    const after = await scene.http('GET /metrics')
    expect(sumOf(after.body)).toBeGreaterThanOrEqual(sumOf(page.body))
  })
})

describe('a server with an app id whose clock is set back', () => {
  it('remembers codes for five minutes, not until the clock has caught up', async () => {
    const openidFor = jest.fn((code: string) => Promise.resolve(`openid of ${code}`))
    const scene = new Scene({ wechat: { openidFor } })
    const signIn = (code: string) => scene.http('POST /api/login', { code, deviceId: 'phone' })
    await signIn('one')
    scene.wall.steps(-HOUR)

    await signIn('one')
    await signIn('one')

    expect(openidFor).toHaveBeenCalledTimes(2)
    await scene.ends()
  })
})
