import { chatBetween } from '../world/chat-between'

describe('a phone whose mini-program is killed', () => {
  it('has everything again after a relaunch', async () => {
    const { alice, bob, server, cid, quiet } = await chatBetween('alice', 'bob')
    alice.says('hello')
    bob.says('hi')
    await quiet()

    alice.isKilled()
    bob.says('where are you?')
    await quiet()
    alice.launches(server.address)
    alice.opensChat(cid)
    await quiet()

    expect(alice.sees().slice(-1)).toEqual(['where are you?'])
    expect(alice.sees().slice(0, 2).sort()).toEqual(['hi', 'me: hello (read)'])
  })

  it('still has the draft', async () => {
    const { alice, server, cid, quiet } = await chatBetween('alice', 'bob')

    alice.types('half a sen')
    alice.isKilled()
    alice.launches(server.address)
    alice.opensChat(cid)
    await quiet()

    expect(alice.draft).toBe('half a sen')
    expect(alice.list()).toContain('bob: half a sen')
    expect(alice.sees()).toEqual([])
  })

  it('shows and sends its unsent messages: once, and in order', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')

    alice.losesNetwork()
    for (const word of ['one', 'two', 'three']) alice.says(word)
    await quiet()
    alice.isKilled()
    alice.launches(server.address)
    alice.losesNetwork()
    alice.opensChat(cid)
    await quiet()
    expect(alice.sees()).toEqual(['me: one (queued)', 'me: two (queued)', 'me: three (queued)'])

    alice.findsNetwork()
    await clock.pass(30_000)

    expect(alice.sees()).toEqual(['me: one (read)', 'me: two (read)', 'me: three (read)'])
    expect(bob.sees()).toEqual(['one', 'two', 'three'])
  })

  it('does not send twice what was being sent when it was killed', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')

    alice.says('under way')
    await clock.pass(alice.wire.latencyMs + 1)
    alice.isKilled()
    await quiet()
    alice.launches(server.address)
    alice.opensChat(cid)
    await quiet()

    expect(alice.sees()).toEqual(['me: under way (read)'])
    expect(bob.sees()).toEqual(['under way'])
  })
})
