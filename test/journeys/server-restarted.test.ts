import { chatBetween } from '../world/chat-between'

describe('a server that is restarted in order', () => {
  it('has its phones back within seconds, with all messages written meanwhile', async () => {
    const { alice, bob, server, clock, quiet } = await chatBetween('alice', 'bob')
    alice.says('before')
    await quiet()

    await server.stops()
    bob.says('meanwhile')
    await server.starts()
    await clock.pass(10_000)

    expect(alice.sees()).toEqual(['me: before (read)', 'meanwhile'])
    expect(bob.sees()).toEqual(['before', 'me: meanwhile (read)'])
  })

  it('has finished the work that it had begun', async () => {
    const { alice, server, cid, clock } = await chatBetween('alice', 'bob')

    alice.says('last words')
    await clock.pass(alice.wire.latencyMs)
    await server.stops()
    await server.starts()

    expect(await clock.during(server.log(cid))).toEqual(['last words'])
  })
})
