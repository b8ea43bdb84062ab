import { chatBetween } from '../world/chat-between'
import { errand } from './errand'
import { PAGE, Traffic } from './traffic'

describe('a recall', () => {
  it('[I26] wins over a page of the history that was read before it and arrives after it', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')
    bob.says('before')
    await quiet()
    alice.losesNetwork()
    for (const word of ['taken back', 'after']) bob.says(word)
    await quiet()
    const traffic = new Traffic(alice)

    const page = traffic.hold('down', PAGE)
    alice.findsNetwork()
    await clock.until(() => page.count === 1)
    const data = { cid, seq: 2, mid: 'a-recall-of-the-second-entry' }
    const recalled = errand(server, 'bob', { url: '/message/recall', data })
    expect(await clock.during(recalled)).toMatchObject({ data: { seq: 4 } })
    await quiet()
    page.release()
    await quiet()

    expect(traffic.of('down', PAGE)[0]).toContain('taken back')
    expect(alice.sees()).toEqual(['before', '(bob 撤回了一条消息)', 'after'])
  })
})
