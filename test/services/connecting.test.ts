import { liveWorld, Surroundings } from './phone'

describe('a phone', () => {
  it('signs in, syncs, and is live', async () => {
    const { server, ...world } = await liveWorld()

    expect(server.requests.map(({ url }) => url)).toEqual(['/api/login', '/login', '/sync'])
    expect(world.phone.connection.socketState).toBe('live')
    expect(world.phone.me.phase).toBe('signed-in')
  })

  it('[BYE1] [BYE2] reconnects, whatever a close event says', async () => {
    const { server, clock, phone } = await liveWorld()

    server.line.listener.closed(1000, 'normal closure')
    await clock.pass(3000)

    expect(phone.connection.isLive).toBe(true)
    expect(server.lines).toHaveLength(2)
  })

  it('increases its attempt at each login, even over restarts', async () => {
    const world = await liveWorld()
    world.server.cut()
    await world.clock.pass(3000)

    world.surroundings.kill()
    await world.surroundings.live()

    expect(world.server.sent('/login').map(({ attempt }) => attempt)).toEqual([1, 2, 3])
  })

  it('[CLI4] [BYE4] ignores what an old socket sends, and its end', async () => {
    const { server, clock, phone } = await liveWorld()
    const { listener } = server.line
    server.cut()
    await clock.until(() => phone.connection.isLive)

    listener.failed('late')
    listener.closed(1006, 'late')
    listener.received(JSON.stringify({ url: '/bye', data: { reason: 'replaced' } }))
    await clock.pass(20_000)

    expect(phone.connection.isLive).toBe(true)
    expect(server.lines).toHaveLength(2)
  })

  it('[CLI5] notices within 35 s that nobody is at the other end', async () => {
    const { server, clock, phone } = await liveWorld()

    server.mute.add('/ping')
    await clock.pass(34_900)
    expect(phone.connection.isLive).toBe(true)
    await clock.pass(200)

    expect(phone.connection.isLive).toBe(false)
  })

  it('[PNG1] pings after its last request, however much arrives meanwhile', async () => {
    const { server, clock } = await liveWorld()
    server.append('c1', {})

    for (let second = 0; second < 26; second++) {
      server.says('c1')
      await clock.pass(1000)
    }

    expect(server.count('/ping')).toBe(1)
  })

  it('[CLI5] gives up a socket that does not open in 10 s, and a login that is not answered in 8 s', async () => {
    const surroundings = new Surroundings()
    const { server, clock } = surroundings
    server.isStuck = true
    const phone = surroundings.start()
    await clock.pass(10_100)
    expect(phone.connection.socketState).toBe('waiting')

    server.isStuck = false
    server.mute.add('/login')
    await clock.until(() => server.count('/login') === 1)
    await clock.pass(8_100)

    expect(phone.connection.socketState).toBe('waiting')
  })

  it('[CLI9] never has more than two sockets, however often it is hidden and shown', async () => {
    const { server, clock, phone } = await liveWorld()
    server.isStuck = true
    const alive: number[] = []

    for (let time = 0; time < 50; time++) {
      phone.hide()
      await clock.pass(5_000)
      phone.show()
      await clock.pass(1)
      alive.push(server.lines.filter(({ openedAt }) => openedAt > clock.now() - 1000).length)
    }
    server.isStuck = false
    await clock.pass(20_000)

    expect(Math.max(...alive)).toBeLessThanOrEqual(2)
    expect(server.alive).toBe(1)
    expect(phone.connection.isLive).toBe(true)
  })

  it('[CLI9] pings after a short absence, and does not trust the link after a longer one', async () => {
    const { server, clock, phone } = await liveWorld()
    server.mute.add('/ping')

    phone.hide()
    await clock.pass(3000)
    phone.show()
    await clock.pass(2100)

    expect(phone.connection.socketState).toBe('waiting')
  })

  it('[CLI9] retries after 300 ms if the platform is still waking up', async () => {
    const { server, clock, phone } = await liveWorld()
    server.isStuck = true
    phone.hide()
    await clock.pass(6000)
    phone.show()
    await clock.pass(1)

    server.line.listener.failed('connectSocket:fail:runningState=suspend')
    server.isStuck = false
    await clock.pass(400)

    expect(phone.connection.isLive).toBe(true)
  })

  it('changes to a new link when the network changes', async () => {
    const { server, clock, phone, surroundings } = await liveWorld()
    await clock.pass(5000)

    surroundings.networkChanged({ isConnected: true, type: '4g' })
    await clock.pass(100)

    expect(server.lines).toHaveLength(2)
    expect(phone.connection.isLive).toBe(true)
  })

  it('does not trust a link from before the network was away', async () => {
    const { server, clock, phone, surroundings } = await liveWorld()
    await clock.pass(5000)

    surroundings.networkChanged({ isConnected: false, type: 'none' })
    surroundings.networkChanged({ isConnected: true, type: 'none' })
    await clock.pass(100)

    expect(server.lines).toHaveLength(2)
    expect(phone.connection.isLive).toBe(true)
  })

  it('signs in with a higher attempt if an older connection was in the way', async () => {
    const surroundings = new Surroundings()
    const { server, clock } = surroundings
    server.failures.set('/login', [{ code: 'conflict', message: '' }])

    const phone = surroundings.start()
    await clock.pass(3000)

    expect(phone.connection.isLive).toBe(true)
    expect(server.sent('/login').map(({ attempt }) => attempt)).toEqual([1, 2])
  })

  it('does not repeat a login that is finally refused', async () => {
    const surroundings = new Surroundings()
    const { server, clock } = surroundings
    server.failures.set('/login', [{ code: 'bad-request', message: '' }])

    const phone = surroundings.start()
    await clock.pass(60_000)

    expect(phone.connection.banner).toBe('refused')
    expect(server.count('/login')).toBe(1)
    phone.connection.retryNow()
    await clock.pass(100)
    expect(phone.connection.isLive).toBe(true)
  })

  it.each(['replaced', 'signed-out'])(
    '[BYE4] does not reconnect by itself after %s',
    async (reason) => {
      const { server, clock, phone } = await liveWorld()

      server.tell({ url: '/bye', data: { reason } })
      server.cut()
      phone.hide()
      await clock.pass(60_000)
      phone.show()
      await clock.pass(60_000)

      expect(server.lines).toHaveLength(1)
      expect(phone.me.phase).toBe(reason === 'replaced' ? 'signed-in' : 'signed-out')
    }
  )

  it('renews an expired token silently, once, and continues', async () => {
    const { server, clock, phone } = await liveWorld()

    server.tell({ url: '/bye', data: { reason: 'expired' } })
    await clock.pass(100)

    expect(phone.connection.isLive).toBe(true)
    expect(server.sent('/login').map(({ token }) => token)).toEqual(['token 1', 'token 2'])
  })

  it('asks the user if the new token is not accepted either', async () => {
    const { server, clock, phone } = await liveWorld()
    const expired = { code: 'expired' as const, message: '' }

    server.failures.set('/login', [expired, expired, expired])
    server.cut()
    await clock.pass(60_000)

    expect(phone.me.phase).toBe('signed-out')
    expect(server.count('/api/login')).toBe(2)
  })

  it('counts down with its timers, however its clock is set meanwhile', async () => {
    const { server, clock, phone, surroundings } = await liveWorld()
    server.isReachable = false
    server.cut()
    await clock.pass(20_000)
    await clock.until(() => phone.connection.secondsToRetry >= 3)

    const before = phone.connection.secondsToRetry
    surroundings.clockOffMs = -3_600_000
    await clock.pass(1_000)

    expect(phone.connection.secondsToRetry).toBe(before - 1)
  })

  it('shows no banner for less than a second, and a countdown for longer', async () => {
    const { server, clock, phone } = await liveWorld()
    server.isReachable = false

    server.cut()
    await clock.pass(900)
    expect(phone.connection.banner).toBe('none')
    await clock.pass(20_000)

    expect(phone.connection.banner).toBe('waiting')
    expect(phone.connection.secondsToRetry).toBeGreaterThan(0)
    phone.connection.retryNow()
    expect(phone.connection.banner).toBe('connecting')
  })
})
