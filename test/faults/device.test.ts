import { chatBetween } from '../world/chat-between'
import { earsOf } from './attempts'
import { words } from './entries'

const HOUR_MS = 3_600_000
const LIVE_AGAIN_MS = 25_000

describe('a phone without TextDecoder and TextEncoder', () => {
  const { TextDecoder, TextEncoder } = globalThis
  beforeEach(() => {
    Object.assign(globalThis, { TextDecoder: undefined, TextEncoder: undefined })
  })
  afterEach(() => {
    Object.assign(globalThis, { TextDecoder, TextEncoder })
  })

  it('[F22] sends and receives every character as text, and ignores a binary frame', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const ears = earsOf(alice)
    alice.findsNetwork('4g')
    await clock.pass(2_000)

    ears[0]!.received(Uint8Array.from([0xf0, 0x9f, 0x98, 0x80]).buffer)
    alice.says('😀👩‍👩‍👧 你好')
    await clock.pass(1_000)

    expect(bob.sees()).toEqual(['😀👩‍👩‍👧 你好'])
    expect(alice.sees()).toEqual(['me: 😀👩‍👩‍👧 你好 (read)'])
    expect(alice.socketsOpened).toBe(2)
  })
})

describe('a phone whose clock is wrong', () => {
  it('[X05] keeps the order of messages, and does not wait for an hour to repeat', async () => {
    const { alice, bob, server, clock } = await chatBetween('alice', 'bob')
    server.isKilled()
    await clock.pass(20_000)

    alice.says('one')
    alice.controls.stepClock(-HOUR_MS)
    alice.says('two')
    alice.comesBack()
    alice.findsNetwork('4g')
    await server.starts()
    await clock.pass(LIVE_AGAIN_MS)
    alice.controls.stepClock(2 * HOUR_MS)
    alice.says('three')
    bob.says('four')
    await clock.pass(LIVE_AGAIN_MS)

    expect(bob.sees()).toEqual(['one', 'two', 'three', 'me: four (read)'])
    expect(alice.sees()).toEqual(['me: one (read)', 'me: two (read)', 'me: three (read)', 'four'])
    expect(alice.list()[0]).toBe('bob: four')
  })
})

describe('a phone whose callbacks come late, as on iOS up to 15', () => {
  it('[X06] signs in, sends and receives like any other', async () => {
    const { person, bob, server, clock } = await chatBetween('alice', 'bob')
    const carol = person('carol')
    carol.faults.set('callbacks-as-tasks', 'always')

    carol.launches(server.address)
    await clock.pass(2_000)
    const [carolId, bobId] = [carol.stores.me.userId, bob.stores.me.userId]
    const cid = await clock.during(server.storage.openDirect(carolId, bobId))
    await clock.during(carol.stores.inbox.refresh())
    carol.opensChat(cid)
    for (const word of words(20)) carol.says(word)
    await clock.pass(5_000)
    bob.opensChat(cid)
    bob.says('heard')
    await clock.pass(2_000)

    expect(carol.faults.struck()['callbacks-as-tasks']).toBeGreaterThan(20)
    expect(carol.sees()).toEqual([...words(20).map((word) => `me: ${word} (read)`), 'heard'])
  })
})
