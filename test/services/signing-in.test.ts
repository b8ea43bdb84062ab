import { liveWorld, Surroundings } from './phone'

describe('signing in', () => {
  it('asks for a name if a demo server cannot know it, and remembers it', async () => {
    const { phone, clock, server } = await askedForAName()
    expect(phone.me.phase).toBe('needs-name')

    phone.me.editName(' 小雨 ')
    phone.me.signIn()
    await clock.pass(100)

    expect(phone.me.phase).toBe('signed-in')
    expect(server.sent('/api/login')).toMatchObject([{ code: 'demo:小雨' }])
  })

  it('asks for another name if the server refuses one, and uses that', async () => {
    const { phone, clock, server } = await askedForAName()
    server.httpAnswers = [NAME_REFUSED]

    phone.me.editName('小雨')
    phone.me.signIn()
    await clock.pass(100)
    expect(phone.me).toMatchObject({
      phase: 'needs-name',
      nameDraft: '小雨',
      isNameRefused: true,
      canSignIn: true,
    })
    phone.me.editName('小雪')
    expect(phone.me.isNameRefused).toBe(false)
    phone.me.signIn()
    await clock.pass(100)

    expect(phone.me.phase).toBe('signed-in')
    expect(server.sent('/api/login').map(({ code }) => code)).toEqual(['demo:小雨', 'demo:小雪'])
  })

  it('is not blocked by a name that was stored earlier', async () => {
    const { surroundings, phone, clock, server } = await askedForAName()
    server.httpAnswers = [NAME_REFUSED, NAME_REFUSED]
    phone.me.editName('W'.repeat(64))
    phone.me.signIn()
    await clock.pass(100)

    surroundings.kill()
    const again = surroundings.start()
    await clock.pass(100)
    expect(again.me).toMatchObject({ phase: 'needs-name', nameDraft: 'W'.repeat(64) })
    again.me.editName('小雪')
    again.me.signIn()
    await clock.pass(100)

    expect(again.me.phase).toBe('signed-in')
  })

  it('lets the user replace a name that came with the code', async () => {
    const surroundings = new Surroundings()
    const { clock, server } = surroundings
    surroundings.loginCode = 'demo:\u200b'
    server.httpAnswers = [NAME_REFUSED]
    const phone = surroundings.start()
    await clock.pass(100)
    expect(phone.me.phase).toBe('needs-name')

    phone.me.editName('小雪')
    phone.me.signIn()
    await clock.pass(100)

    expect(phone.me.phase).toBe('signed-in')
    expect(server.sent('/api/login')).toMatchObject([{}, { code: 'demo:小雪' }])
  })

  it('sends a name without invisible characters, and never half an emoji', async () => {
    const { phone, clock, server } = await askedForAName()
    phone.me.editName('\u200b ')
    expect(phone.me.canSignIn).toBe(false)

    phone.me.editName(` \u2068小\u200b雨\u2069  ${'x'.repeat(59)}👨‍👩‍👧`)
    phone.me.signIn()
    await clock.pass(100)

    expect(server.sent('/api/login')).toMatchObject([{ code: `demo:小雨 ${'x'.repeat(59)}` }])
  })

  it('retries if the server could not be reached, and stops if it refused', async () => {
    const surroundings = new Surroundings()
    const { clock, server } = surroundings
    server.isReachable = false
    const phone = surroundings.start()
    await clock.pass(5000)
    expect(phone.connection.banner).toBe('sign-in-unreachable')

    server.isReachable = true
    server.httpAnswers = [{ status: 401, body: {} }]
    await clock.pass(30_000)

    expect(phone.me.phase).toBe('failed')
    expect(server.count('/api/login')).toBe(1)
  })

  it('shows after the first failure why, and when it retries', async () => {
    const surroundings = new Surroundings()
    const { clock, server } = surroundings
    server.httpAnswers = Array.from({ length: 20 }, () => ({ status: 403, body: {} }))
    const phone = surroundings.start()

    await clock.until(() => server.count('/api/login') === 6)
    await clock.pass(100)

    expect(phone.connection).toMatchObject({
      banner: 'sign-in-refused',
      standing: 'sign-in-refused',
    })
    expect(phone.connection.secondsToRetry).toBeGreaterThan(0)
    phone.connection.retryNow()
    expect(phone.connection).toMatchObject({ banner: 'sign-in-refused', secondsToRetry: 0 })
    server.httpAnswers = []
    await clock.until(() => phone.connection.isLive)
    expect(phone.connection).toMatchObject({ banner: 'none', standing: 'live' })
  })

  it('distinguishes WeChat that gives no code, a server that does not answer, and no network', async () => {
    const surroundings = new Surroundings()
    const { clock, server } = surroundings
    surroundings.givesCode = false
    const phone = surroundings.start()
    await clock.pass(5_000)
    expect(phone.connection.banner).toBe('sign-in-no-code')

    surroundings.givesCode = true
    server.isReachable = false
    await clock.pass(30_000)
    expect(phone.connection.banner).toBe('sign-in-unreachable')

    surroundings.networkChanged({ isConnected: false, type: 'none' })
    await clock.pass(30_000)
    expect(phone.connection).toMatchObject({ banner: 'offline', secondsToRetry: 0 })
  })

  it('offers another attempt to a known user if a code is refused', async () => {
    const { phone, clock, server } = await liveWorld()
    server.httpAnswers = [{ status: 401, body: {} }]
    server.tell({ url: '/bye', data: { reason: 'expired' } })
    await clock.pass(2_000)
    expect(phone.connection.banner).toBe('sign-in-code-refused')

    phone.connection.retryNow()
    await clock.pass(1_000)

    expect(phone.connection.isLive).toBe(true)
  })

  it('is retried at once when the network is back, or when the user asks for it', async () => {
    const surroundings = new Surroundings()
    const { clock, server } = surroundings
    server.isReachable = false
    const phone = surroundings.start()
    await clock.pass(120_000)
    phone.connection.retryNow()
    await clock.pass(100)
    expect(phone.connection.isLive).toBe(false)

    server.isReachable = true
    surroundings.networkChanged({ isConnected: true, type: 'wifi' })
    await clock.pass(100)

    expect(phone.connection.isLive).toBe(true)
  })

  it("does not use one server's answer for another", async () => {
    const surroundings = new Surroundings()
    const { clock, server } = surroundings
    const phone = surroundings.start()
    const other = { id: 'other', name: 'Other', avatar: '' }
    server.httpAnswers = [{ status: 200, body: { token: 't', expiresAt: 0, user: other } }]
    await clock.pass(5)

    phone.me.changeServer('http://192.168.1.2:8080')
    await clock.pass(7)

    expect(phone.me.userId).toBe('')
    await clock.pass(100)
    expect(phone.me.userId).toBe('me')
  })

  it('stores nothing of one server for another', async () => {
    const { server, clock, phone } = await liveWorld()
    server.says('c1')
    await clock.pass(2000)

    phone.me.changeServer('http://192.168.1.2:8080')
    server.rows.clear()
    await clock.pass(1000)

    expect(phone.connection.isLive).toBe(true)
    expect(phone.inbox.rows).toEqual([])
    expect(phone.me.serverAddress).toBe('http://192.168.1.2:8080')
  })
})

const NAME_REFUSED = {
  status: 400,
  body: { error: { code: 'bad-request', message: 'code: NAME' } },
}

/** A phone at a demo server that does not know its owner's name. */
async function askedForAName() {
  const surroundings = new Surroundings()
  const { clock, server } = surroundings
  surroundings.loginCode = 'from WeChat'
  const phone = surroundings.start()
  await clock.pass(100)
  return { surroundings, phone, clock, server }
}
