import { chatBetween } from '../world/chat-between'

describe('a phone in the background', () => {
  it('keeps its socket if it is back within five seconds', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')

    alice.goesToBackground()
    await clock.pass(3_000)
    bob.says('quick')
    await clock.pass(1_000)
    alice.comesBack()
    await quiet()

    expect(alice.sees()).toEqual(['quick'])
    expect(alice.socketsOpened).toBe(1)
  })

  it('shows what it missed when it is back, however long it was away', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')

    alice.goesToBackground()
    await clock.pass(600_000)
    for (const word of ['one', 'two', 'three']) bob.says(word)
    await quiet()
    expect(alice.sees()).toEqual([])

    alice.comesBack()
    await quiet()

    expect(alice.sees()).toEqual(['one', 'two', 'three'])
  })

  it('does not mark messages as read that nobody has seen', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')

    alice.goesToBackground()
    await clock.pass(1_000)
    bob.says('are you there?')
    await quiet()
    expect(bob.sees()).toEqual(['me: are you there? (sent)'])

    alice.comesBack()
    await quiet()
    expect(bob.sees()).toEqual(['me: are you there? (read)'])
  })

  it('sends what was written just before', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')

    alice.says('bye')
    alice.goesToBackground()
    await clock.pass(20_000)
    expect(bob.sees()).toEqual(['bye'])

    alice.comesBack()
    await quiet()
    expect(alice.sees()).toEqual(['me: bye (read)'])
  })

  it('is live again soon, with one connection, after fifty changes', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')

    for (let turn = 0; turn < 50; turn++) {
      alice.goesToBackground()
      await clock.pass(turn % 3 === 0 ? 6_000 : 200)
      alice.comesBack()
      await clock.pass(turn % 2 === 0 ? 2_000 : 50)
      expect(alice.sockets.length).toBeLessThanOrEqual(2)
    }
    await quiet()
    bob.says('still there?')
    await quiet()

    expect(alice.sees()).toEqual(['still there?'])
    expect(alice.sockets).toEqual(['open'])
  })
})
