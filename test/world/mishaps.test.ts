import { acquaint, chatBetween } from './chat-between'
import { openStory } from './story'

const RECEIVED_WITHIN_MS = 40_000

describe('a mishap on the road to a server', () => {
  it.each([
    ['breaks', 0.5],
    ['falls-silent', 0.5],
    ['stalls', 0.5],
    ['is-refused', 1],
    ['opens-into-silence', 1],
  ] as const)('occurs as %s, and messages arrive once it has ended', async (mishap, rate) => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')

    alice.wire.mishaps.rates[mishap] = rate
    alice.losesNetwork()
    alice.findsNetwork()
    for (const word of ['one', 'two', 'three']) alice.says(word)
    await clock.pass(20_000)
    alice.wire.mishaps.rates = {}
    await clock.pass(2 * RECEIVED_WITHIN_MS)

    expect(alice.wire.mishaps.struck[mishap]).toBeGreaterThan(0)
    expect(bob.sees()).toEqual(['one', 'two', 'three'])
  })

  it('may be a varying delay; the order stays', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const words = Array.from({ length: 20 }, (_, index) => `word ${index + 1}`)

    alice.wire.jitterMs = 400
    for (const word of words) alice.says(word)
    await clock.pass(RECEIVED_WITHIN_MS)

    expect(bob.sees()).toEqual(words)
  })
})

describe('a bus that loses announcements', () => {
  it('delays no message for more than 35 seconds', async () => {
    const { alice, bob, server, clock, quiet } = await chatBetween('alice', 'bob')
    alice.says('announced')
    await quiet()

    server.habits.lostAnnouncements = 1
    alice.says('not announced')
    await clock.pass(2_000)
    expect(alice.sees().at(-1)).toBe('me: not announced (sent)')
    expect(bob.sees()).toEqual(['announced'])

    await clock.pass(35_000)
    expect(bob.sees()).toEqual(['announced', 'not announced'])
  })
})

describe('a world with many people', () => {
  it('lets a crowd sign in, on servers that restart independently', async () => {
    const story = openStory()
    const [one, other] = [
      await story.serverAt('http://one.test'),
      await story.serverAt('http://other.test'),
    ]

    const crowd = await story.crowd(30, one)
    const strangers = await story.crowd(3, other)
    one.isKilled()
    await story.quiet()
    expect(crowd.filter(({ stores }) => stores.connection.isLive)).toEqual([])
    expect(strangers.every(({ stores }) => stores.connection.isLive)).toBe(true)

    await one.starts()
    await story.clock.until(() => crowd.every(({ stores }) => stores.connection.isLive))
  })

  it("keeps a server's database when its process is killed", async () => {
    const story = openStory()

    const server = await story.serverAt('http://one.test')
    const cid = await story.clock.during(acquaint(server, ['alice', 'bob']))
    await story.clock.during(server.fill(cid, ['kept']))
    server.isKilled()
    await server.starts()

    expect(await story.clock.during(server.log(cid))).toEqual(['kept'])
  })
})
