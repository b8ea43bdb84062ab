import { chatBetween } from '../world/chat-between'
import { openStory } from '../world/story'

const MONTH_MS = 31 * 24 * 60 * 60 * 1000

describe('signing in', () => {
  it('happens automatically at the first launch', async () => {
    const story = openStory()
    const server = await story.serverAt('http://huiyin.test')
    const carol = story.person('carol')

    carol.launches(server.address)
    await story.quiet()

    expect(carol.stores.me).toMatchObject({ phase: 'signed-in', name: 'carol' })
    expect(carol.list()).toHaveLength(4)
  })

  it('happens again, silently, when the token has expired, and nothing is lost', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')

    clock.leap(MONTH_MS)
    alice.says('after a month')
    await clock.pass(30_000)
    await quiet()

    expect(alice.stores.me.phase).toBe('signed-in')
    expect(alice.sees()).toEqual(['me: after a month (read)'])
    expect(bob.sees()).toEqual(['after a month'])
  })

  it('waits for a server that is not running yet', async () => {
    const story = openStory()
    const server = await story.serverAt('http://huiyin.test')
    const carol = story.person('carol')
    server.isKilled()

    carol.launches(server.address)
    await story.clock.pass(30_000)
    expect(carol.stores.me.phase).toBe('signing-in')

    await server.starts()
    await story.clock.pass(30_000)
    expect(carol.stores.me.phase).toBe('signed-in')
  })
})
