import { chatBetween } from '../world/chat-between'

describe('a phone that changes its server', () => {
  it('shows and sends nothing of one server on the other, and has it all again on the first', async () => {
    const { alice, bob, server: home, cid, ...story } = await chatBetween('alice', 'bob')
    const away = await story.serverAt('http://away.test')
    alice.losesNetwork()
    alice.says('for bob at home')
    alice.leavesChat()

    alice.findsNetwork()
    alice.stores.me.changeServer(away.address)
    await story.quiet()
    expect(alice.stores.me).toMatchObject({ phase: 'signed-in', serverAddress: away.address })
    expect(alice.list().filter((line) => line.startsWith('bob'))).toEqual([])
    expect(bob.sees()).toEqual([])

    alice.stores.me.changeServer(home.address)
    await story.quiet()
    alice.opensChat(cid)
    await story.quiet()
    expect(bob.sees()).toEqual(['for bob at home'])
    expect(alice.sees()).toEqual(['me: for bob at home (read)'])
  })
})
