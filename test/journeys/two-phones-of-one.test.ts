import { chatBetween } from '../world/chat-between'

/** Alice with a second phone, on which the same chat is open. */
async function aliceOnTwoPhones() {
  const story = await chatBetween('alice', 'bob')
  const tablet = story.person('alice')
  tablet.launches(story.server.address)
  await story.quiet()
  tablet.opensChat(story.cid)
  await story.quiet()
  return { ...story, tablet }
}

describe('one person on two phones', () => {
  it('sees on each phone what was sent from the other', async () => {
    const { alice, tablet, bob, quiet } = await aliceOnTwoPhones()

    alice.says('from the phone')
    await quiet()
    tablet.says('from the tablet')
    bob.says('from bob')
    await quiet()

    expect(tablet.sees()).toEqual(alice.sees())
    expect([...alice.sees()].sort()).toEqual([
      'from bob',
      'me: from the phone (read)',
      'me: from the tablet (read)',
    ])
  })

  it('has nothing unread on one phone that was read on the other', async () => {
    const { alice, tablet, bob, quiet } = await aliceOnTwoPhones()
    alice.leavesChat()
    tablet.leavesChat()
    bob.says('hello')
    await quiet()
    expect(tablet.list()[0]).toBe('bob: hello [1]')

    alice.opensChat(alice.listed(0))
    await quiet()

    expect(tablet.list()[0]).toBe('bob: hello')
  })

  it('stays signed in on both', async () => {
    const { alice, tablet, clock } = await aliceOnTwoPhones()

    await clock.pass(120_000)

    expect([alice.socketsOpened, tablet.socketsOpened]).toEqual([1, 1])
  })
})
