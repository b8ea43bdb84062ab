import { hashOf } from '../../../server/sessions/token'
import type { Session } from '../../../server/storage/storage'
import { Scene, type Person } from '../scene'

describe('signing in on a socket', () => {
  let scene: Scene
  let ming: Person
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.signsIn('Ming')
  })
  afterEach(() => scene.ends())

  const login = (change: object = {}) => ({
    ...{ token: ming.token, deviceId: ming.deviceId, protocol: 1 },
    ...change,
  })

  /** Ming's token for another session, with this change. */
  async function keepsToken(change: Partial<Session>): Promise<{ token: string }> {
    const token = 'another token'
    const expiresAt = scene.clock.now() + 60_000
    const { user, deviceId } = ming
    const session = { sessionId: 's', userId: user.id, deviceId, expiresAt, revoked: false }
    const put = scene.storage.putSession({ ...session, tokenHash: hashOf(token), ...change })
    await scene.settled(put)
    return { token }
  }

  it('returns the user, and what the client has to know', async () => {
    const answer = await scene.device().gets('/login', login())

    expect(answer).toEqual({
      userId: ming.user.id,
      sessionId: expect.any(String) as string,
      epoch: scene.storage.epoch,
      now: expect.any(Number) as number,
      pingMs: 25_000,
      protocols: { min: 1, max: 1 },
    })
  })

  it.each([
    ['a request', { url: '/ping', id: 1, data: {} }],
    ['a notice', { url: '/typing', data: { cid: 'c' } }],
    ['a login without an id', { url: '/login', data: {} }],
  ])('ends with no-login if %s comes first', async (_, frame) => {
    const device = scene.device()
    device.sends(JSON.stringify(frame))

    expect(device.bye).toBe('no-login')
    expect(device.socket.isClosed).toBe(true)
  })

  it('ends with no-login after 10 s of silence', async () => {
    const device = scene.device()
    await scene.clock.pass(10_000)
    expect(device.socket.isClosed).toBe(false)

    await scene.clock.pass(2000)

    expect(device.bye).toBe('no-login')
    expect(device.socket.isClosed).toBe(true)
  })

  it('delays the frames after the login, and then handles them in order', async () => {
    const device = scene.device()

    const ids = [device.requests('/login', login()), device.requests('/ping')]
    device.tells('/typing', { cid: 'nowhere' })
    ids.push(device.requests('/sync'))
    await scene.clock.pass(1)

    expect(device.socket.frames.map((frame) => 're' in frame && frame.re)).toEqual(ids)
  })

  it('[SIG15] brings no notice before its answer, even of what happens meanwhile', async () => {
    const hong = await scene.arrives('Hong')
    const cid = await scene.openGroup(hong, { ...hong, id: ming.user.id })
    const device = scene.device()

    const id = device.requests('/login', login())
    hong.device.requests('/message/send', scene.text(cid, 'hello'))
    await scene.clock.pass(100)
    await hong.device.gets('/message/send', scene.text(cid, 'again'))
    await scene.clock.pass(100)

    expect(device.socket.frames[0]).toMatchObject({ re: id })
    expect(device.heard('/message')).not.toEqual([])
  })

  it('drops the frames after a login that fails', async () => {
    const device = scene.device()

    device.requests('/login', login({ token: 'wrong' }))
    const behind = device.requests('/ping')
    await scene.clock.pass(1)

    expect(device.bye).toBe('expired')
    expect(device.answerTo(behind)).toBeUndefined()
  })

  it.each([
    ['an unknown token', { token: 'unheard of' }, 'expired', 'expired'],
    ["another device's token", { deviceId: 'stolen' }, 'signed-out', 'signed-out'],
    ['another protocol', { protocol: 2 }, 'bad-request', 'no-login'],
    ['no token', { token: undefined }, 'bad-request', 'no-login'],
  ])('refuses %s and closes', async (_, change, ...[code, bye]) => {
    const device = scene.device()

    expect(await device.isRefused('/login', login(change))).toBe(code)
    expect(device.bye).toBe(bye)
    expect(device.socket.isClosed).toBe(true)
  })

  it('refuses an expired token', async () => {
    const old = await keepsToken({ expiresAt: scene.clock.now() })

    expect(await scene.device().isRefused('/login', login(old))).toBe('expired')
  })

  it('refuses a revoked token', async () => {
    const revoked = await keepsToken({ revoked: true })
    const device = scene.device()

    expect(await device.isRefused('/login', login(revoked))).toBe('signed-out')
    expect(device.bye).toBe('signed-out')
  })

  it('ends when the token expires', async () => {
    const short = await keepsToken({ expiresAt: scene.clock.now() + 5000 })
    const device = await scene.connects({ ...ming, ...short })

    await scene.clock.pass(6000)

    expect(device.bye).toBe('expired')
    expect(device.socket.isClosed).toBe(true)
  })

  it('answers a second login on the same socket with conflict, and keeps the socket', async () => {
    const device = await scene.connects(ming)

    expect(await device.isRefused('/login', login())).toBe('conflict')
    expect(device.socket.isClosed).toBe(false)
    expect(await device.gets('/ping')).toEqual({ now: scene.clock.now() })
  })

  it('replaces the older socket of the same device, and tells it', async () => {
    const older = await scene.connects(ming)
    const newer = await scene.connects(ming)

    expect(older.bye).toBe('replaced')
    expect(older.socket.isClosed).toBe(true)
    expect(newer.socket.isClosed).toBe(false)
  })

  it("does not affect the person's other devices", async () => {
    const tablet = await scene.connects(await scene.signsIn('Ming', 'tablet'))

    await scene.connects(ming)

    expect(tablet.socket.isClosed).toBe(false)
  })

  it('refuses a login whose attempt is not above that of the current one', async () => {
    const living = await scene.connects(ming, 7)
    const late = scene.device()

    expect(await late.isRefused('/login', login({ attempt: 7 }))).toBe('conflict')
    expect(late.socket.isClosed).toBe(true)
    expect(living.socket.isClosed).toBe(false)
  })

  it('accepts any attempt if there is no current one', async () => {
    const first = await scene.connects(ming, 7)
    first.losesConnection()

    const second = await scene.connects(ming, 3)

    expect(second.socket.isClosed).toBe(false)
  })

  it('stays closed if the socket was lost before its login was checked', async () => {
    const device = scene.device()
    device.requests('/login', login())
    device.losesConnection()
    await scene.clock.pass(1)

    expect(device.socket.frames).toEqual([])
  })
})
