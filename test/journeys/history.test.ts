import { chatBetween } from '../world/chat-between'

const ANNOUNCED_WITHIN_MS = 35_000

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `message ${from + index}`)

describe('a long conversation', () => {
  it('opens at its end, and loads older messages while scrolling up', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')
    alice.leavesChat()
    bob.leavesChat()
    await clock.during(server.fill(cid, numbers(1, 450)))
    await clock.pass(ANNOUNCED_WITHIN_MS)

    alice.opensChat(cid)
    await quiet()
    expect(alice.sees().slice(-10)).toEqual(numbers(441, 450))

    for (let turn = 0; turn < 20 && alice.canScrollUp; turn++) {
      alice.scrollsToOlder()
      await quiet()
    }
    expect(alice.sees().slice(0, 10)).toEqual(numbers(1, 10))
    expect(alice.canScrollUp).toBe(false)
    expect(alice.sees().length).toBeLessThanOrEqual(200)
  })

  it('shows its newest part without a gap if too much was missed', async () => {
    const { alice, server, cid, clock, quiet } = await chatBetween('alice', 'bob')
    await clock.during(server.fill(cid, numbers(1, 60)))
    await clock.pass(ANNOUNCED_WITHIN_MS)
    expect(alice.sees()).toEqual(numbers(1, 60))

    alice.losesNetwork()
    await clock.during(server.fill(cid, numbers(61, 400)))
    await clock.pass(ANNOUNCED_WITHIN_MS)
    alice.findsNetwork()
    await quiet()
    expect(alice.sees()).toEqual(numbers(401 - alice.sees().length, 400))

    for (let turn = 0; turn < 20 && alice.canScrollUp; turn++) {
      alice.scrollsToOlder()
      await quiet()
    }
    expect(alice.sees()).toEqual(numbers(1, alice.sees().length))
  })
})
