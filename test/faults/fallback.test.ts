import { chatBetween } from '../world/chat-between'
import { attemptsOf } from './attempts'

const TEN_MINUTES_MS = 600_000
const FEW_IN_TEN_MINUTES = 100

describe('a phone that gets no socket for minutes after its return', () => {
  it('[F15] sends and receives over HTTP, says so, keeps trying, and returns to the socket', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    alice.faults.set('sockets-refused', 'always')

    alice.goesToBackground()
    await clock.pass(60_000)
    alice.comesBack()
    alice.says('no socket')
    bob.says('no news')
    await clock.pass(20_000)
    expect(alice.sees()).toEqual(['me: no socket (queued)'])
    await clock.pass(20_000)
    expect(alice.stores.connection.banner).toBe('fallback')
    expect(alice.sees()).toEqual(['no news', 'me: no socket (read)'])
    expect(bob.sees()).toEqual(['me: no news (read)', 'no socket'])

    await clock.pass(TEN_MINUTES_MS)
    expect(alice.faults.struck()['sockets-refused']).toBeGreaterThan(20)
    expect(alice.faults.struck()['sockets-refused']).toBeLessThan(FEW_IN_TEN_MINUTES)
    const attempts = attemptsOf(alice, clock)
    alice.says('still none')
    alice.faults.clear()
    await clock.pass(25_000)

    expect(attempts).toHaveLength(1)
    expect(alice.stores.connection).toMatchObject({ isLive: true, banner: 'none' })
    expect(await clock.during(server.log(cid))).toEqual(['no news', 'no socket', 'still none'])
    expect(bob.sees().slice(-1)).toEqual(['still none'])
  })
})
