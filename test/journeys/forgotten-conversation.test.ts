import { chatBetween } from '../world/chat-between'

/** Two messages were sent offline. Meanwhile the server has lost everything and starts with an empty database. */
async function forgotten() {
  const story = await chatBetween('alice', 'bob')
  const { alice, server, clock } = story
  alice.says('was sent')
  await story.quiet()
  alice.losesNetwork()
  alice.says('first')
  alice.says('second')
  alice.leavesChat()
  server.isKilled()
  server.disk.isReplaced()
  await server.starts()
  alice.findsNetwork()
  await clock.pass(20_000)
  return story
}

describe('a server that has lost all data', () => {
  it('leaves waiting messages in the list, where the user finds them', async () => {
    const { alice } = await forgotten()

    expect(alice.list()).toContain('未发出的消息: second')
  })

  it('leaves them in their chat, as failed, with the reason and without a field to write', async () => {
    const { alice, cid } = await forgotten()

    alice.opensChat(cid)

    expect(alice.sees()).toEqual(['me: first (failed)', 'me: second (failed)'])
    expect(alice.chat).toMatchObject({ phase: 'ready', isGone: true, title: '未发出的消息' })
  })

  it('lets the user delete them', async () => {
    const { alice, cid, clock } = await forgotten()
    alice.opensChat(cid)
    const mids = alice.stores.inbox.rows.length

    for (const mid of alice.unsent()) alice.chat.discard(mid)
    await clock.pass(1_000)

    expect(alice.sees()).toEqual([])
    expect(alice.stores.inbox.rows.length).toBe(mids - 1)
  })

  it('explains again if the user resends them', async () => {
    const { alice, cid, clock } = await forgotten()
    alice.opensChat(cid)
    const [first = ''] = alice.unsent()

    expect(alice.chat.unsentText(first)).toBe('first')
    alice.chat.retry(first)
    await clock.pass(5_000)

    expect(alice.sees()).toEqual(['me: first (failed)', 'me: second (failed)'])
  })
})
