import { chatBetween } from '../world/chat-between'

describe('a phone and its network', () => {
  it('catches up when the network is back, and sends waiting messages', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')

    alice.losesNetwork()
    alice.says('from the tunnel')
    bob.says('are you in the tunnel?')
    await clock.pass(300_000)
    expect(alice.sees()).toEqual(['me: from the tunnel (queued)'])

    alice.findsNetwork()
    await quiet()

    expect(alice.sees()).toEqual(['are you in the tunnel?', 'me: from the tunnel (read)'])
    expect(bob.sees()).toEqual(['me: are you in the tunnel? (read)', 'from the tunnel'])
  })

  it('shows that there is no network', async () => {
    const { alice, quiet } = await chatBetween('alice', 'bob')

    alice.losesNetwork()
    await quiet()
    expect(alice.stores.connection.banner).toBe('offline')

    alice.findsNetwork()
    await quiet()
    expect(alice.stores.connection.banner).toBe('none')
  })

  it('moves to another network without waiting for the old link to fail', async () => {
    const { alice, bob, quiet } = await chatBetween('alice', 'bob')

    alice.findsNetwork('4g')
    bob.says('on the move?')
    await quiet()

    expect(alice.sees()).toEqual(['on the move?'])
  })

  it('notices a dead link within 35 seconds without any report', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')

    alice.linkFallsSilent()
    bob.says('can you hear me?')
    await clock.pass(36_000)

    expect(alice.sees()).toEqual(['can you hear me?'])
  })

  it('notices it within 10 seconds if something waits for an answer', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')

    alice.linkFallsSilent()
    alice.says('can you hear me?')
    await clock.pass(11_000)

    expect(bob.sees()).toEqual(['can you hear me?'])
  })
})
