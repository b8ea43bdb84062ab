import { liveWorld, Surroundings } from './phone'

describe('signing in', () => {
  it('asks for a name where a demo server cannot know it, and keeps it', async () => {
    const surroundings = new Surroundings()
    const { clock, server } = surroundings
    surroundings.loginCode = 'from WeChat'
    const phone = surroundings.start()
    await clock.pass(100)
    expect(phone.me.phase).toBe('needs-name')

    phone.me.editName(' 小雨 ')
    phone.me.signIn()
    await clock.pass(100)

    expect(phone.me.phase).toBe('signed-in')
    expect(server.sent('/api/login')).toMatchObject([{ code: 'demo:小雨' }])
  })

  it('goes on by itself where the server could not be reached, and stops where it refused', async () => {
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

  it('says after the first failure why, and when it is tried again', async () => {
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

  it('tells WeChat that gives no code from a server that does not answer, and from no network', async () => {
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

  it('offers another try to whoever is known when a code is not taken', async () => {
    const { phone, clock, server } = await liveWorld()
    server.httpAnswers = [{ status: 401, body: {} }]
    server.tell({ url: '/bye', data: { reason: 'expired' } })
    await clock.pass(2_000)
    expect(phone.connection.banner).toBe('sign-in-code-refused')

    phone.connection.retryNow()
    await clock.pass(1_000)

    expect(phone.connection.isLive).toBe(true)
  })

  it('is tried at once when the network comes back, or when the user asks for it', async () => {
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

  it('does not take an answer of one server for that of another', async () => {
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

  it('leaves nothing of one server to another', async () => {
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
