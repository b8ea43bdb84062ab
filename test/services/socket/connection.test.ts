import type { Clock } from '../../../miniprogram/platform/clock'
import { Connection } from '../../../miniprogram/services/socket/connection'
import { FakeServer } from '../fake-server'
import { SeededRandom } from '../../world/seeded-random'
import { VirtualClock } from '../../world/virtual-clock'

/** A connection that is live and needs no sign-in. */
async function connected() {
  const clock = new VirtualClock()
  const server = new FakeServer(clock)
  let offMs = 0
  const phoneClock: Clock = {
    now: () => clock.now() + offMs,
    setTimeout: (run, ms) => clock.setTimeout(run, ms),
    clearTimeout: (timer) => clock.clearTimeout(timer),
  }
  const ports = { clock: phoneClock, random: new SeededRandom(3), sockets: server }
  const login = { token: 't', deviceId: 'd', protocol: 1 } as const
  const connection = new Connection(ports, {
    url: () => 'ws://server.test/ws',
    signIn: (call) => call('/login', login),
    askForNews: (call) => call('/sync', {}),
    catchUp: async (_, news) => {
      await news
    },
  })
  connection.open()
  await clock.until(() => connection.isLive)
  const stepClock = (ms: number): void => {
    offMs += ms
  }
  return { clock, server, connection, stepClock }
}

describe('a connection', () => {
  it('pings even if the user types all the time', async () => {
    const { clock, server, connection } = await connected()
    server.mute.add('/ping')

    for (let second = 0; second < 36; second++) {
      connection.notify('/typing', { cid: 'c1' })
      await clock.pass(1_000)
    }

    expect(server.lines.length).toBeGreaterThan(1)
  })

  it('suspects its link when it is shown, even if no hide was reported', async () => {
    const { clock, server, connection } = await connected()
    server.mute.add('/ping')

    connection.show()
    await clock.pass(2_100)

    expect(connection.state.name).toBe('waiting')
    expect(connection.lastLoss).toBe('no answer')
  })

  it('keeps one link over fifty reports of hide and show', async () => {
    const { clock, server, connection } = await connected()

    for (let time = 0; time < 50; time++) {
      connection.hide()
      connection.hide()
      connection.show()
      connection.show()
      await clock.pass(time)
    }

    expect(server.lines).toHaveLength(1)
    expect(connection.isLive).toBe(true)
  })

  it.each([3_600_000, -3_600_000])(
    'neither stalls nor hurries when its clock is set by %d ms',
    async (step) => {
      const { clock, server, connection, stepClock } = await connected()
      stepClock(step)
      await clock.pass(30_000)
      expect(server.lines).toHaveLength(1)

      server.isReachable = false
      server.cut()
      stepClock(step)
      await clock.pass(20_000)
      const attempts = server.lines.length
      expect(attempts).toBeGreaterThan(3)
      expect(attempts).toBeLessThan(12)
      server.isReachable = true
      stepClock(-step)
      await clock.pass(21_000)

      expect(connection.isLive).toBe(true)
      expect(connection.roundTripMs).toBeGreaterThanOrEqual(0)
    }
  )

  it('[CLI6] returns to half a second only after a link that lasted ten seconds', async () => {
    const { clock, server } = await connected()
    const waits: number[] = []
    for (let time = 0; time < 8; time++) {
      const cutAt = clock.now()
      server.cut()
      const lines = server.lines.length
      await clock.until(() => server.lines.length > lines)
      waits.push(clock.now() - cutAt)
      await clock.pass(9_000)
    }
    expect(Math.max(...waits.slice(4))).toBeGreaterThan(4_000)
    await clock.pass(2_000)

    server.cut()
    await clock.pass(1_500)

    expect(server.line.openedAt).toBeGreaterThan(clock.now() - 1_500)
  })

  it('makes at most one attempt in half a second because of hints', async () => {
    const { clock, server, connection } = await connected()
    server.isReachable = false
    server.cut()

    for (let time = 0; time < 100; time++) {
      connection.hint()
      await clock.pass(50)
    }

    expect(server.lines.length).toBeLessThanOrEqual(1 + 5_000 / 500)
  })
})
