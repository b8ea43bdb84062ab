import { Refusal } from '../../../server/refusal'
import { Scene } from '../scene'

const bodyOf = ({ body }: { body: string }): unknown => JSON.parse(body)

describe('the server over HTTP', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene()
  })
  afterEach(() => scene.ends())

  it('[SIG1] describes itself', async () => {
    const answer = await scene.http('GET /api/server')

    expect(answer.status).toBe(200)
    expect(bodyOf(answer)).toEqual({
      ...{ demo: true, protocol: 1, protocols: { min: 1, max: 1 } },
      now: scene.clock.now(),
    })
  })

  it('is alive and ready', async () => {
    expect(await scene.http('GET /healthz')).toHaveProperty('status', 200)
    expect(await scene.http('GET /readyz')).toHaveProperty('status', 200)
  })

  it('is not ready if the storage does not answer', async () => {
    jest.spyOn(scene.storage, 'ping').mockRejectedValue(new Error('disk is gone'))

    expect(await scene.http('GET /readyz')).toHaveProperty('status', 503)
  })

  it('reports metrics to Prometheus', async () => {
    const { person } = await scene.arrives('Ming')
    const tablet = await scene.connects(person)
    await tablet.gets('/conversation/open', { userId: (await scene.signsIn('Hong')).user.id })
    await tablet.gets('/ping')
    await tablet.isRefused('/nowhere')

    await scene.http('GET /metrics')
    const { body, headers } = await scene.http('GET /metrics')

    expect(headers['content-type']).toMatch('text/plain')
    expect(body).toMatch('huiyin_requests_total{url="/ping",outcome="ok"} 1')
    expect(body).toMatch('huiyin_requests_total{url="unknown",outcome="unknown-url"} 1')
    expect(body).toMatch('huiyin_connections 1')
    expect(body).toMatch(/huiyin_deliveries_total [1-9]/)
    expect(body).toMatch('huiyin_connections_closed_total{reason="replaced"} 1')
    expect(body).toMatch(/huiyin_request_duration_seconds_count \d/)
  })
})

describe('signing in over HTTP', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene({ signInRate: { perSecond: 1, burst: 5 } })
  })
  afterEach(() => scene.ends())

  const login = (body: unknown) => scene.http('POST /api/login', body)

  it('[SIG2] returns a token, its expiry, and the user', async () => {
    const answer = await login({ code: 'demo:小雨', deviceId: 'phone' })

    expect(answer.status).toBe(200)
    expect(bodyOf(answer)).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/) as string,
      expiresAt: scene.clock.now() + 30 * 24 * 60 * 60 * 1000,
      user: { id: expect.any(String) as string, name: '小雨', avatar: '' },
    })
  })

  it('stores no token, only its hash', async () => {
    const put = jest.spyOn(scene.storage, 'putSession')

    const { token } = await scene.signsIn('Ming')

    expect(JSON.stringify(put.mock.calls)).not.toContain(token)
  })

  it.each([
    ['no JSON', 'hello', 400, 'bad-request'],
    ['no object', '[]', 400, 'bad-request'],
    ['no device', { code: 'demo:Ming' }, 400, 'bad-request'],
    ['no name', { code: 'demo:', deviceId: 'd' }, 400, 'bad-request'],
    ['a name of spaces', { code: 'demo:   ', deviceId: 'd' }, 400, 'bad-request'],
    [
      'a name that is too long',
      { code: `demo:${'x'.repeat(65)}`, deviceId: 'd' },
      400,
      'bad-request',
    ],
    ['a name that nobody can print', { code: 'demo:a\u0007b', deviceId: 'd' }, 400, 'bad-request'],
    ['a code of WeChat', { code: '0a3b', deviceId: 'd' }, 401, 'forbidden'],
  ])('refuses %s', async (_, body, ...[status, code]) => {
    const answer = await login(body)

    expect(answer.status).toBe(status)
    expect(bodyOf(answer)).toMatchObject({ error: { code, message: expect.any(String) as string } })
  })

  it('is limited by address', async () => {
    for (let index = 0; index < 5; index++) await login('{}')

    const answer = await login({ code: 'demo:Ming', deviceId: 'd' })
    expect(answer.status).toBe(429)
    expect(bodyOf(answer)).toMatchObject({ error: { code: 'rate-limited', retryAfter: 1000 } })
    expect(answer.headers['retry-after']).toBe('1')

    await scene.clock.pass(1000)
    expect(await login({ code: 'demo:Ming', deviceId: 'd' })).toHaveProperty('status', 200)
  })

  it("hides an internal error, and logs it without the request's content", async () => {
    const lines: unknown[] = []
    const say = (...line: unknown[]) => void lines.push(line)
    const other = new Scene({ log: { info: say, warn: say, error: say } })
    jest.spyOn(other.storage, 'putSession').mockRejectedValue(new TypeError('oops'))

    const answer = await other.http('POST /api/login', { code: 'demo:Ming', deviceId: 'my phone' })

    expect(answer.status).toBe(500)
    expect(bodyOf(answer)).toEqual({ error: { code: 'internal', message: 'internal' } })
    expect(JSON.stringify(lines)).toMatch('oops')
    expect(JSON.stringify(lines)).not.toMatch(/Ming|my phone/)
    await other.ends()
  })

  it('answers busy if the storage does', async () => {
    jest.spyOn(scene.storage, 'putSession').mockRejectedValue(new Refusal('busy'))

    expect(await login({ code: 'demo:Ming', deviceId: 'd' })).toHaveProperty('status', 503)
  })
})

describe('requests over HTTP', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene({ requestRate: { perSecond: 1, burst: 10 } })
  })
  afterEach(() => scene.ends())

  const call = (body: unknown, token = 'none') =>
    scene.http('POST /api/call', body, { authorization: `Bearer ${token}` })

  it('[API1] are answered as on a socket, and announced', async () => {
    const [ming, hong] = [await scene.arrives('Ming'), await scene.arrives('Hong')]
    const cid = await scene.openDirect(ming, hong)
    const data = scene.text(cid, 'over HTTP')

    const answer = await call({ url: '/message/send', id: 3, data }, ming.person.token)
    await scene.clock.pass(1)

    expect(answer.status).toBe(200)
    expect(bodyOf(answer)).toMatchObject({ re: 3, data: { cid, mid: data.mid, seq: 1 } })
    expect(hong.device.heard('/message')).toMatchObject([{ seq: 1, mid: data.mid }])
  })

  it('[API2] are routed, with status 200 also for a failure', async () => {
    const { token } = await scene.signsIn('Ming')

    const answer = await call({ url: '/history', id: 1, data: { cid: 'nowhere' } }, token)

    expect(answer.status).toBe(200)
    expect(bodyOf(answer)).toMatchObject({ re: 1, error: { code: 'not-found' } })
  })

  it.each([
    ['no token', {}, 401, 'expired'],
    ['another scheme', { authorization: 'Basic abc' }, 401, 'expired'],
    ['an unknown token', { authorization: 'Bearer abc' }, 401, 'expired'],
  ])('need a token: %s', async (_, headers, ...[status, code]) => {
    const answer = await scene.http('POST /api/call', '{}', headers)

    expect(answer.status).toBe(status)
    expect(bodyOf(answer)).toMatchObject({ error: { code } })
  })

  it.each(['hello', '{"url":"/ping"}', '[]'])('must be valid requests: %s', async (body) => {
    const { token } = await scene.signsIn('Ming')

    const answer = await call(body, token)

    expect(answer.status).toBe(400)
    expect(bodyOf(answer)).toMatchObject({ error: { code: 'bad-request' } })
  })

  it('[API4] need a token of the device that the request names, if it names one', async () => {
    const { token, deviceId } = await scene.signsIn('Ming')
    const ping = { url: '/ping', id: 1, data: {} }
    const by = (device: string) =>
      scene.http('POST /api/call', ping, {
        authorization: `Bearer ${token}`,
        'x-device-id': device,
      })

    expect(await by(deviceId)).toHaveProperty('status', 200)
    const answer = await by('stolen')
    expect(answer.status).toBe(401)
    expect(bodyOf(answer)).toMatchObject({ error: { code: 'signed-out' } })
  })

  it('are limited by session', async () => {
    const { token } = await scene.signsIn('Ming')
    const ping = { url: '/ping', id: 1, data: {} }
    for (let index = 0; index < 10; index++) await call(ping, token)

    expect(await call(ping, token)).toHaveProperty('status', 429)
    expect(await call(ping, (await scene.signsIn('Hong')).token)).toHaveProperty('status', 200)
  })
})
