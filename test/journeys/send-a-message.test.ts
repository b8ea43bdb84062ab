import { chatBetween } from '../world/chat-between'

describe('sending a message', () => {
  it('shows it at once, and marks it as sent when the server has numbered it', async () => {
    const { alice, bob, quiet } = await chatBetween('alice', 'bob')
    bob.leavesChat()

    alice.says('hello')
    expect(alice.sees()).toEqual(['me: hello (queued)'])

    await quiet()
    expect(alice.sees()).toEqual(['me: hello (sent)'])
  })

  it('marks it as read when the other person has it on the screen', async () => {
    const { alice, bob, cid, quiet } = await chatBetween('alice', 'bob')
    bob.leavesChat()
    alice.says('hello')
    await quiet()

    bob.opensChat(cid)
    await quiet()

    expect(alice.sees()).toEqual(['me: hello (read)'])
  })

  it('reaches the other person, and the list if the chat is not open', async () => {
    const { alice, bob, quiet } = await chatBetween('alice', 'bob')

    alice.says('hello')
    await quiet()
    bob.leavesChat()
    alice.says('are you there?')
    await quiet()

    expect(bob.list()[0]).toBe('alice: are you there? [1]')
  })

  it('keeps the order of many messages sent at once', async () => {
    const { alice, bob, quiet } = await chatBetween('alice', 'bob')
    const words = Array.from({ length: 30 }, (_, index) => `word ${index + 1}`)

    for (const word of words) alice.says(word)
    await quiet()

    expect(alice.sees()).toEqual(words.map((word) => `me: ${word} (read)`))
    expect(bob.sees()).toEqual(words)
  })

  it('shows both people the same order if they write at the same time', async () => {
    const { alice, bob, quiet } = await chatBetween('alice', 'bob')

    for (const turn of [1, 2, 3]) {
      alice.says(`alice ${turn}`)
      bob.says(`bob ${turn}`)
    }
    await quiet()

    const asTold = (line: string) => line.replace(/^me: | \(.*\)$/g, '')
    expect(alice.sees().map(asTold)).toEqual(bob.sees().map(asTold))
    expect(alice.sees()).toHaveLength(6)
  })

  it('never removes a shown message from the screen, however slow the network is', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    for (const { wire } of [alice, bob]) wire.latencyMs = 300

    alice.says('alice first')
    bob.says('bob first')
    for (let step = 0; step < 40; step++) {
      await clock.pass(50)
      expect(alice.sees().join()).toContain('me: alice first')
      expect(bob.sees().join()).toContain('me: bob first')
    }
  })

  it('[CLI11] arrives once if the answer is lost and the phone retries', async () => {
    const { alice, bob, quiet } = await chatBetween('alice', 'bob')

    alice.loses('down', '"seq"')
    alice.says('hello')
    await quiet()

    expect(alice.sees()).toEqual(['me: hello (read)'])
    expect(bob.sees()).toEqual(['hello'])
  })

  it('arrives once if the request is lost', async () => {
    const { alice, bob, quiet } = await chatBetween('alice', 'bob')

    alice.loses('up', '/message/send')
    alice.says('hello')
    await quiet()

    expect(alice.sees()).toEqual(['me: hello (read)'])
    expect(bob.sees()).toEqual(['hello'])
  })
})
