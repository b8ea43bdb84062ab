import { chatBetween } from '../world/chat-between'

const MONTH_MS = 31 * 24 * 60 * 60 * 1000

describe('a phone that changes its server', () => {
  it('shows and sends nothing from one server on the other, and has everything again on the first', async () => {
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

describe('a phone that changes its owner', () => {
  it('shows and sends nothing of the previous owner, who finds everything on return', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')
    alice.losesNetwork()
    alice.says('only alice says this')
    await quiet()
    alice.isKilled()

    clock.leap(MONTH_MS)
    alice.launches(server.address, 'carol')
    alice.findsNetwork()
    await quiet()
    expect(alice.stores.me.name).toBe('carol')
    expect(alice.list().filter((line) => line.startsWith('bob'))).toEqual([])
    expect(await clock.during(server.log(cid))).toEqual([])

    alice.isKilled()
    clock.leap(MONTH_MS)
    alice.launches(server.address)
    await quiet()
    alice.opensChat(cid)
    await quiet()
    expect(alice.sees()).toEqual(['me: only alice says this (read)'])
    expect(bob.sees()).toEqual(['only alice says this'])
  })
})
