import { chatBetween } from '../world/chat-between'

/** Alice's phone gets no more sockets, but HTTP works. */
async function aliceWithoutSockets() {
  const story = await chatBetween('alice', 'bob')
  story.alice.faults.set('sockets-refused', 'always')
  story.alice.linkFallsSilent()
  story.alice.goesToBackground()
  await story.clock.pass(6_000)
  story.alice.comesBack()
  return story
}

describe('a phone that gets no socket for a long time', () => {
  it('sends and receives over HTTP instead, and says so', async () => {
    const { alice, bob, clock } = await aliceWithoutSockets()
    alice.says('does this arrive?')
    await clock.pass(29_000)
    expect(bob.sees()).toEqual([])

    await clock.pass(3_000)
    expect(alice.stores.connection.banner).toBe('fallback')
    expect(bob.sees()).toEqual(['does this arrive?'])
    bob.says('it does')
    await clock.pass(8_000)

    expect(alice.sees()).toEqual(['me: does this arrive? (read)', 'it does'])
  })

  it('keeps the order of its messages', async () => {
    const { alice, bob, clock, server, cid } = await aliceWithoutSockets()
    const texts = Array.from({ length: 30 }, (_, index) => `message ${index}`)
    for (const text of texts) alice.says(text)
    await clock.pass(60_000)

    expect(await server.log(cid)).toEqual(texts)
    expect(bob.sees()).toEqual(texts)
  })

  it('returns to a socket as soon as one works', async () => {
    const { alice, bob, clock } = await aliceWithoutSockets()
    await clock.pass(40_000)
    alice.faults.clear('sockets-refused')
    await clock.pass(25_000)

    expect(alice.stores.connection).toMatchObject({ isLive: true, banner: 'none' })
    bob.says('welcome back')
    await clock.pass(100)
    expect(alice.sees()).toEqual(['welcome back'])
  })

  it('polls nothing while it is hidden, and at once when it is back', async () => {
    const { alice, bob, clock } = await aliceWithoutSockets()
    await clock.pass(40_000)
    alice.goesToBackground()
    bob.says('while you were away')
    await clock.pass(600_000)

    alice.comesBack()
    await clock.pass(3_000)

    expect(alice.sees()).toEqual(['while you were away'])
  })

  it('waits if HTTP does not work either', async () => {
    const { alice, bob, clock } = await aliceWithoutSockets()
    alice.losesNetwork()
    alice.says('into the void')
    await clock.pass(120_000)
    expect(alice.stores.connection.banner).toBe('offline')
    expect(alice.sees()).toEqual(['me: into the void (queued)'])

    alice.findsNetwork()
    await clock.pass(60_000)

    expect(bob.sees()).toEqual(['into the void'])
  })
})
