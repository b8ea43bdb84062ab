import { NATIVE_PAGE_MS } from '../../simulator/platform/limits'
import { chatBetween } from '../world/chat-between'
import { attemptsOf, pausesOf } from './attempts'
import { Traffic } from './traffic'

const FLOOR_MS = 500
const TEN_MINUTES_MS = 600_000
/** A few round trips to the server, without a pause. */
const AT_ONCE_MS = 400

describe('an app that returns to the front', () => {
  it('[F01] treats its socket as dead after more than five seconds, even without a close event', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    alice.faults.set('suspend-spares-sockets', 'always')

    alice.goesToBackground()
    await clock.pass(3_000)
    alice.linkFallsSilent()
    for (const word of ['one', 'two', 'three']) bob.says(word)
    await clock.pass(7_000)
    alice.comesBack()
    await clock.pass(AT_ONCE_MS)

    expect(alice.socketsOpened).toBe(2)
    expect(alice.sees()).toEqual(['one', 'two', 'three'])
  })

  it('[F02] retries soon if the platform is not ready, counts no failure, and shows nothing', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const banners: string[] = []
    for (let turn = 0; turn < 10; turn++) {
      alice.goesToBackground()
      await clock.pass(10_000)
      bob.says(`message ${turn}`)
      alice.faults.set('connect-suspended', 'always')
      alice.comesBack()
      for (let step = 0; step < 8; step++) {
        await clock.pass(100)
        banners.push(alice.stores.connection.banner)
      }
      expect(alice.stores.connection.isLive).toBe(true)
    }

    expect(alice.faults.struck()['connect-suspended']).toBeGreaterThanOrEqual(10)
    expect(new Set(banners)).toEqual(new Set(['none']))
    expect(alice.sees()).toHaveLength(10)
  })

  it('[F20] has its draft after the photo picker, and reconnects before it sends', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    alice.faults.set('suspend-spares-sockets', 'always')

    alice.types('look at this')
    alice.faults.once('native-page-opens')
    await clock.until(() => alice.faults.struck()['native-page-opens'] === 1)
    await clock.pass(3_000)
    alice.linkFallsSilent()
    await clock.pass(NATIVE_PAGE_MS - 3_000)
    expect(alice.draft).toBe('look at this')
    alice.confirms()
    await clock.pass(AT_ONCE_MS)

    const asked = traffic.of('up', /./).map((text) => (JSON.parse(text) as { url: string }).url)
    expect(asked.filter((url) => url !== '/ping').slice(0, 3)).toEqual([
      '/login',
      '/sync',
      '/message/send',
    ])
    expect(bob.sees()).toEqual(['look at this'])
  })

  it('[F21] makes one attempt after ten frozen minutes, not one for each expired timer', async () => {
    const { alice, server, clock } = await chatBetween('alice', 'bob')
    server.isKilled()
    await clock.pass(10_000)
    const attempts = attemptsOf(alice, clock)

    alice.goesToBackground()
    await clock.pass(TEN_MINUTES_MS)
    await server.starts()
    const before = attempts.length
    alice.comesBack()
    await clock.pass(25_000)

    expect(attempts.slice(before)).toHaveLength(1)
    expect(Math.min(...pausesOf(attempts))).toBeGreaterThanOrEqual(FLOOR_MS)
    expect(alice.stores.connection.isLive).toBe(true)
  })

  it('[I16] makes at most one attempt in half a second without a network, however often it is shown', async () => {
    const { alice, clock } = await chatBetween('alice', 'bob')
    const attempts: number[] = []
    alice.faults.watch((name) => name === 'connect-fails' && attempts.push(clock.now()))
    alice.faults.set('connect-fails', 'always')
    alice.faults.set('show-repeated', 'always')
    alice.findsNetwork('4g')

    for (let turn = 0; turn < 100; turn++) {
      alice.goesToBackground()
      await clock.pass(30)
      alice.comesBack()
      await clock.pass(70)
    }

    expect(attempts.length).toBeGreaterThan(10)
    expect(Math.min(...pausesOf(attempts))).toBeGreaterThanOrEqual(FLOOR_MS)
  })

  it('[I17] never has more than two sockets, even after fifty returns', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    alice.faults.set('suspend-spares-sockets', 'always')
    alice.faults.set('close-late', 'always')
    const alive: number[] = []

    for (let turn = 0; turn < 50; turn++) {
      alice.goesToBackground()
      await clock.pass(turn % 3 === 0 ? 200 : 6_000)
      alice.comesBack()
      for (let step = 0; step < 10; step++) {
        await clock.pass(turn % 2 === 0 ? 60 : 10)
        alive.push(alice.sockets.length)
      }
    }
    bob.says('still there?')
    await clock.pass(3_000)

    expect(Math.max(...alive)).toBeLessThanOrEqual(2)
    expect(alice.sockets).toEqual(['open'])
    expect(alice.sees()).toEqual(['still there?'])
  })

  it('[X03] keeps its socket if a link closes the chat, and sends what was written there', async () => {
    const { alice, bob, cid, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)

    const receipt = traffic.hold('down', /^\{"re":\d+,"data":\{"cid"/)
    for (const word of ['one', 'two']) alice.says(word)
    alice.leavesChat()
    alice.goesToBackground()
    await clock.pass(100)
    alice.comesBack()
    receipt.release()
    alice.opensChat(cid)
    await clock.pass(2_000)

    expect(alice.socketsOpened).toBe(1)
    expect(bob.sees()).toEqual(['one', 'two'])
    expect(alice.sees()).toEqual(['me: one (read)', 'me: two (read)'])
  })

  it('[X04] still has its unsent messages if it was ended after half an hour', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    alice.faults.set('killed-after-30-minutes', 'always')
    alice.losesNetwork()
    alice.says('said in the tunnel')
    alice.types('half a sen')

    alice.goesToBackground()
    await clock.pass(31 * 60_000)
    expect(alice.isRunning).toBe(false)
    alice.launches(server.address)
    alice.findsNetwork()
    alice.opensChat(cid)
    await clock.pass(10_000)

    expect(alice.draft).toBe('half a sen')
    expect(bob.sees()).toEqual(['said in the tunnel'])
  })
})
