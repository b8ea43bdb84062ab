import { chatBetween } from '../world/chat-between'
import { attemptsOf, callsOf } from './attempts'

const MONTH_MS = 31 * 24 * 60 * 60 * 1_000
const TWO_MINUTES_MS = 120_000

describe('a token that expires during a session', () => {
  it('[I22] leads to one new sign-in, and no waiting message is lost', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const calls = callsOf(alice)

    clock.leap(MONTH_MS)
    for (const word of ['one', 'two', 'three']) alice.says(word)
    await clock.pass(TWO_MINUTES_MS)

    expect(calls.filter((path) => path === '/api/login')).toHaveLength(1)
    expect(alice.stores.me.phase).toBe('signed-in')
    expect(alice.sees()).toEqual(['me: one (read)', 'me: two (read)', 'me: three (read)'])
    expect(bob.sees()).toEqual(['one', 'two', 'three'])
  })
})

describe('a device that runs the app twice', () => {
  it('[I23] has only the newer one connected, and they do not replace each other again and again', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    const older = alice.stores
    const attempts = attemptsOf(alice, clock)

    alice.launches(server.address)
    alice.opensChat(cid)
    await clock.pass(TWO_MINUTES_MS)
    bob.says('which one are you?')
    await clock.pass(1_000)

    expect(attempts).toHaveLength(1)
    expect(older.connection.isLive).toBe(false)
    expect(older.connection.banner).toBe('replaced')
    expect(alice.stores.connection.isLive).toBe(true)
    expect(alice.sees()).toEqual(['which one are you?'])
  })
})
