import { Scene } from '../scene'

describe('presence', () => {
  const scene = new Scene()
  afterAll(() => scene.ends())

  const pair = async (one: string, other: string) => {
    const [first, second] = [await scene.arrives(one), await scene.arrives(other)]
    await scene.openDirect(first, second)
    const cid = await scene.openDirect(second, first)
    await first.device.gets('/message/send', scene.text(cid, 'hello'))
    for (const { device } of [first, second]) device.forgets()
    return { first, second }
  }

  it('reports to direct contacts, after 15 s, that a person went offline', async () => {
    const { first, second } = await pair('Ming', 'Hong')

    const wentAt = scene.clock.now()
    first.device.losesConnection()
    await scene.clock.pass(14_000)
    expect(second.device.heard('/presence')).toEqual([])
    await scene.clock.pass(3000)

    const news = { userId: first.id, online: false, lastSeenAt: wentAt }
    expect(second.device.heard('/presence')).toEqual([news])
  })

  it('reports a return, and tells the returning person who is online', async () => {
    const { first, second } = await pair('Lan', 'Kai')
    first.device.losesConnection()
    await scene.clock.pass(20_000)
    second.device.forgets()

    const back = await scene.connects(first.person)
    await scene.clock.pass(1)

    expect(second.device.heard('/presence')).toMatchObject([{ userId: first.id, online: true }])
    expect(back.heard('/presence')).toMatchObject([{ userId: second.id, online: true }])
  })

  it('hides a reconnect', async () => {
    const { first, second } = await pair('Mei', 'Jun')

    first.device.losesConnection()
    await scene.clock.pass(10_000)
    const back = await scene.connects(first.person)
    await scene.clock.pass(20_000)

    expect(back.socket.isClosed).toBe(false)
    expect(second.device.heard('/presence')).toEqual([])
  })

  it('counts a person as online while one device is', async () => {
    const { first, second } = await pair('Bo', 'Fei')
    await scene.connects(await scene.signsIn('Bo', 'tablet'))

    first.device.losesConnection()
    await scene.clock.pass(20_000)

    expect(second.device.heard('/presence')).toEqual([])
  })

  it('ignores a socket that was lost before its login was checked', async () => {
    const { first, second } = await pair('Ada', 'Eva')
    first.device.losesConnection()
    await scene.clock.pass(20_000)
    second.device.forgets()

    const hasty = scene.device()
    const { token, deviceId } = first.person
    hasty.requests('/login', { token, deviceId, protocol: 1 })
    hasty.losesConnection()
    await scene.clock.pass(1)

    expect(second.device.heard('/presence')).toEqual([])
  })

  it('[NTC7] in a new conversation begins when one of the two goes or comes', async () => {
    const [first, second] = [await scene.arrives('Nan'), await scene.arrives('Ola')]
    const cid = await scene.openDirect(first, second)
    await scene.openDirect(second, first)
    await first.device.gets('/message/send', scene.text(cid, 'hello'))
    await scene.clock.pass(20_000)
    expect(second.device.heard('/presence')).toEqual([])

    first.device.losesConnection()
    await scene.clock.pass(20_000)

    expect(second.device.heard('/presence')).toMatchObject([{ userId: first.id, online: false }])
  })

  it('is not reported to strangers', async () => {
    const { first } = await pair('Hua', 'Ivy')
    const stranger = await scene.arrives('Stranger')

    first.device.losesConnection()
    await scene.clock.pass(20_000)

    expect(stranger.device.heard('/presence')).toEqual([])
  })
})
