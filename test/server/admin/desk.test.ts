import type { PersonLine } from '../../../server/admin/command'
import { Desk } from '../../../server/admin/desk'
import { Scene, type Present } from '../scene'

const DATABASE = __filename

describe('an operator', () => {
  let scene: Scene
  let desk: Desk
  let ming: Present
  beforeEach(async () => {
    scene = new Scene()
    const { clock, storage, server } = scene
    const version = '1.2.3'
    desk = new Desk({ clock, storage, file: DATABASE, version, sockets: server.gateway })
    ming = await scene.arrives('Ming')
  })
  afterEach(() => scene.ends())

  const signsOut = (who: string, device?: string) =>
    scene.settled(desk.carryOut({ name: 'sign-out', who, device }))
  const namesake = (identity: string) =>
    scene.settled(scene.storage.ensureUser({ identity, name: 'Ming', avatar: '' }))

  it('[BYE3] signs a person out: connected sockets are told at once, and the token is refused from then on', async () => {
    const hong = await scene.arrives('Hong')

    const answer = await signsOut('Ming')

    expect(answer).toEqual({ id: ming.id, name: 'Ming', sessions: 1, sockets: 1 })
    expect([ming.device.bye, ming.device.socket.isClosed]).toEqual(['signed-out', true])
    expect(hong.device.socket.isClosed).toBe(false)
    const { token, deviceId } = ming.person
    const login = { token, deviceId, protocol: 1 }
    expect(await scene.device().isRefused('/login', login)).toBe('signed-out')
    const headers = { authorization: `Bearer ${token}` }
    const call = await scene.http('POST /api/call', { url: '/ping', id: 1, data: {} }, headers)
    expect([call.status, JSON.parse(call.body)]).toMatchObject([
      401,
      { error: { code: 'signed-out' } },
    ])
  })

  it('signs out one device, but not the other', async () => {
    const tablet = await scene.connects(await scene.signsIn('Ming', 'tablet'))

    const answer = await signsOut(ming.id, 'tablet')

    expect(answer).toMatchObject({ sessions: 1, sockets: 1 })
    expect([tablet.bye, ming.device.bye]).toEqual(['signed-out', undefined])
  })

  it('signs out nobody if several people have the name, and gets their ids', async () => {
    const { user } = await namesake('wechat:2')

    const signingOut = signsOut('Ming')

    await expect(signingOut).rejects.toThrow(
      `2 people are called "Ming": give one id (${ming.id}, ${user.id}).`
    )
    expect(ming.device.bye).toBeUndefined()
    expect(await scene.settled(desk.carryOut({ name: 'sessions', who: 'Ming' }))).toMatchObject([
      { id: ming.id, sessions: [{ device: "Ming's phone", state: 'active', online: true }] },
      { id: user.id, sessions: [] },
    ])
  })

  it('is told that a person or a device is unknown', async () => {
    await expect(signsOut('Nobody')).rejects.toThrow('Nobody has the name or the id "Nobody".')
    await expect(signsOut('Ming', 'watch')).rejects.toThrow(
      '"Ming" has no session on the device "watch".'
    )
  })

  it('sees which sessions are revoked, ended and online', async () => {
    await signsOut('Ming')
    const back = await scene.arrives('Ming')

    const answer = await desk.carryOut({ name: 'sessions', who: 'Ming' })

    const [line] = answer as PersonLine[]
    expect(line?.sessions.map(({ state, online }) => `${state} ${online}`).sort()).toEqual([
      'active true',
      'revoked false',
    ])
    back.device.losesConnection()
  })

  it('gets the amounts of stored data', async () => {
    const cid = await scene.openDirect(ming, await scene.arrives('Hong'))
    await ming.device.gets('/message/send', scene.text(cid, 'hello'))

    const stats = await scene.settled(desk.carryOut({ name: 'stats' }))

    const counted = await scene.storage.figures(scene.clock.now())
    expect(stats).toMatchObject({ ...counted, version: '1.2.3', sockets: 2, sessions: 2 })
  })
})
