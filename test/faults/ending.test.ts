import { hashOf } from '../../server/sessions/token'
import type { FaultName } from '../../simulator/platform/faults/catalogue'
import { chatBetween } from '../world/chat-between'
import type { Person } from '../world/person'
import { attemptsOf, earsOf } from './attempts'
import { say, Traffic } from './traffic'

const TWO_MINUTES_MS = 120_000
const TEN_MINUTES_MS = 600_000
const NOTICED_MS = 40_000
/** The longest first pause of the backoff, and the round trips to the server. */
const LIVE_AGAIN_MS = 1_500

const setAlways = ({ faults }: Person, ...names: FaultName[]): void => {
  for (const name of names) faults.set(name, 'always')
}

describe('the end of a socket', () => {
  it('[F10] is judged by the `/bye` before it, never by its close code', async () => {
    const { alice, server, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    setAlways(alice, 'close-false-code')
    alice.findsNetwork('4g')
    await clock.until(() => traffic.of('up', /"token"/).length === 1)
    const { data } = JSON.parse(traffic.of('up', /"token"/)[0]!) as { data: { token: string } }
    const session = await server.storage.session(hashOf(data.token))
    await clock.during(server.storage.putSession({ ...session!, revoked: true }))
    const attempts = attemptsOf(alice, clock)

    alice.findsNetwork('wifi')
    await clock.pass(TEN_MINUTES_MS)

    expect(attempts).toHaveLength(1)
    expect(alice.stores.me).toMatchObject({ phase: 'signed-out', canSignIn: true })
  })

  it('[F11] leads to a new socket if nobody asked for it, whether the code is 1000, 0 or absent', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    const attempts = attemptsOf(alice, clock)
    const endsOf = { 'close-without-code': 2, 'close-false-code': 10 } as const

    for (const [name, times] of Object.entries(endsOf)) {
      alice.faults.set(name as FaultName, 'always')
      for (let turn = 0; turn < times; turn++) {
        bob.says(`${name} ${turn}`)
        await clock.pass(11_000)
        traffic.link.socket.close()
        await clock.pass(LIVE_AGAIN_MS)
        expect(alice.stores.connection.isLive).toBe(true)
      }
      alice.faults.clear()
    }

    expect(attempts).toHaveLength(12)
    expect(alice.sees()).toHaveLength(12)
  })

  it('[I11] with 1000 "interrupted" leads to a new socket', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const ears = earsOf(alice)
    alice.findsNetwork('4g')
    await clock.pass(2_000)

    ears[0]!.closed(1000, 'interrupted')
    bob.says('still there?')
    await clock.pass(LIVE_AGAIN_MS)

    expect(ears).toHaveLength(2)
    expect(alice.sees()).toEqual(['still there?'])
  })

  it('[I12] without a report does not block its slot: the link is replaced, however often', async () => {
    const { alice, bob, server, clock } = await chatBetween('alice', 'bob')
    setAlways(alice, 'close-lost')

    for (const word of ['one', 'two', 'three']) {
      server.isKilled()
      await server.starts()
      await clock.pass(NOTICED_MS)
      bob.says(word)
      await clock.pass(1_000)
    }

    expect(alice.faults.struck()['close-lost']).toBeGreaterThanOrEqual(3)
    expect(alice.sees()).toEqual(['one', 'two', 'three'])
  })

  it('[I13] reported late for an old socket does not affect the new one', async () => {
    const { alice, clock } = await chatBetween('alice', 'bob')
    setAlways(alice, 'close-late')

    alice.findsNetwork('4g')
    await clock.pass(TWO_MINUTES_MS)

    expect(alice.faults.struck()).toEqual({ 'close-late': 1 })
    expect(alice.socketsOpened).toBe(2)
    expect(alice.stores.connection.isLive).toBe(true)
  })

  it('[X07] reported twice counts as one end and one failure', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    setAlways(alice, 'close-twice')
    bob.says('before')
    await clock.pass(1_000)

    const start = clock.now()
    for (let turn = 0; turn < 5; turn++) {
      traffic.link.breakDown()
      await clock.pass(100)
      await clock.until(() => alice.stores.connection.isLive)
    }

    // Five pauses of maximum length. If failures counted twice, the total would be more than twice as long
    expect(clock.now() - start).toBeLessThan(20_000)
    expect(alice.socketsOpened).toBe(6)
  })

  it('[X08] without any code is treated like any other', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    setAlways(alice, 'close-without-code')
    bob.says('before')
    await clock.pass(1_000)

    traffic.link.breakDown()
    await clock.pass(LIVE_AGAIN_MS)
    bob.says('after')
    await clock.pass(1_000)

    expect(alice.socketsOpened).toBe(2)
    expect(alice.sees()).toEqual(['before', 'after'])
  })
})

describe('an old socket', () => {
  /** Alice after her return from the background: with a new socket, and the old one still receiving. */
  async function withOldSocket() {
    const story = await chatBetween('alice', 'bob')
    const { alice, bob, clock } = story
    const traffic = new Traffic(alice)
    setAlways(alice, 'suspend-spares-sockets', 'messages-after-close', 'close-late')
    bob.says('before')
    await clock.pass(1_000)
    const { link } = traffic
    alice.goesToBackground()
    await clock.pass(20_000)
    alice.comesBack()
    await clock.pass(30)
    return { ...story, traffic, link }
  }

  it('[F17] stops nothing with a late `/bye` or a late close', async () => {
    const { alice, clock, traffic } = await withOldSocket()

    await clock.pass(TWO_MINUTES_MS)

    expect(traffic.of('down', /"replaced"/)).toHaveLength(1)
    expect(alice.faults.struck()).toMatchObject({ 'messages-after-close': 1, 'close-late': 1 })
    expect(alice.socketsOpened).toBe(2)
    expect(alice.stores.connection.isLive).toBe(true)
  })

  it('[I14] is ignored, whatever it sends', async () => {
    const { alice, cid, clock, link } = await withOldSocket()
    const said = { type: 'text', body: { text: 'from the old socket' } } as const

    const entry = { ...said, cid, seq: 2, n: 2, from: 'nobody', at: clock.now() }
    say(link, { url: '/message', data: entry })
    await clock.pass(10_000)

    expect(alice.faults.struck()['messages-after-close']).toBe(1)
    expect(alice.sees()).toEqual(['before'])
  })

  it('[I15] with readyState 1 is pinged, and replaced if it does not answer', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    setAlways(alice, 'ready-state-stale', 'close-lost')

    alice.goesToBackground()
    await clock.pass(2_000)
    alice.linkFallsSilent()
    bob.says('quick')
    await clock.pass(1_000)
    alice.comesBack()
    await clock.pass(2_000 + LIVE_AGAIN_MS)

    expect(alice.socketsOpened).toBe(2)
    expect(alice.sees()).toEqual(['quick'])
  })
})
