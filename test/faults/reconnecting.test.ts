import { chatBetween } from '../world/chat-between'
import { openStory } from '../world/story'
import { attemptsOf, busiest, pausesOf } from './attempts'
import { words } from './entries'
import { Traffic } from './traffic'

const ADDRESS = 'http://huiyin.test'
const PHONES = 40
const FLOOR_MS = 500
const TEN_MINUTES_MS = 600_000
/** A phone that waits at most 20 seconds, 10 on average, makes about sixty attempts. */
const FEW_IN_TEN_MINUTES = 100

/** Many phones on one server, all live, and the times of their attempts to reconnect. */
async function crowd() {
  const story = openStory()
  const server = await story.serverAt(ADDRESS)
  const people = words(PHONES, 'phone').map((name) => story.person(name))
  for (const person of people) person.launches(ADDRESS)
  await story.quiet()
  const attempts = people.map((person) => attemptsOf(person, story.clock))
  const areAllLive = () => people.every(({ stores }) => stores.connection.isLive)
  return { ...story, server, attempts, areAllLive }
}

describe('phones whose server is gone', () => {
  it('[F13] do not overload it: their attempts are spread, and each phone makes one at a time', async () => {
    const { clock, server, attempts, areAllLive } = await crowd()

    server.isKilled()
    await clock.pass(FLOOR_MS * 2 + 100)
    expect(attempts.map((times) => times.length)).toEqual(attempts.map(() => 1))
    expect(busiest(attempts.flat(), 100)).toBeLessThan(PHONES / 2)
    await clock.pass(30_000)
    await server.starts()
    await clock.until(areAllLive, 25_000)

    const pauses = attempts.flatMap(pausesOf)
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(FLOOR_MS)
    expect(busiest(attempts.flat(), 100)).toBeLessThan(PHONES / 2)
  })

  it('[I21] spread their return over five seconds if it announced a restart', async () => {
    const { clock, server, attempts, areAllLive } = await crowd()

    await server.stops()
    await server.starts()
    await clock.pass(100)
    expect(areAllLive()).toBe(false)
    await clock.until(areAllLive, 6_000)

    expect(attempts.map((times) => times.length)).toEqual(attempts.map(() => 1))
    expect(busiest(attempts.flat(), 500)).toBeLessThan(PHONES / 3)
    expect(Math.max(...attempts.flat()) - Math.min(...attempts.flat())).toBeGreaterThan(3_500)
  })
})

describe('a link that does not last', () => {
  it('[I20] is not retried more and more often: a login alone does not make an attempt successful', async () => {
    const { alice, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    const attempts = attemptsOf(alice, clock)
    const end = clock.now() + TEN_MINUTES_MS
    alice.findsNetwork('4g')

    while (clock.now() < end) {
      await clock.until(() => alice.stores.connection.isLive)
      await clock.pass(1_000)
      traffic.link.breakDown()
      await clock.until(() => !alice.stores.connection.isLive)
    }

    expect(attempts.length).toBeLessThan(FEW_IN_TEN_MINUTES)
    expect(Math.max(...pausesOf(attempts))).toBeGreaterThan(15_000)
  })

  it('[X01] is retried less and less often if it ends at once, and becomes live in the end', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    const attempts = attemptsOf(alice, clock)

    const endOfTrouble = traffic.breakAt('up', /"url":"\/login"/, Infinity)
    alice.findsNetwork('4g')
    await clock.pass(TEN_MINUTES_MS)
    expect(attempts.length).toBeLessThan(FEW_IN_TEN_MINUTES)

    endOfTrouble()
    bob.says('there you are')
    await clock.pass(25_000)
    expect(alice.sees()).toEqual(['there you are'])
  })
})

describe('a phone that reconnected three times', () => {
  it('[F12] handles a message once', async () => {
    const { alice, server, person, clock, quiet } = await chatBetween('alice', 'bob')
    for (const network of ['4g', 'wifi', '4g'] as const) {
      alice.findsNetwork(network)
      await quiet()
    }
    const carol = person('carol')
    carol.launches(server.address)
    await quiet()
    const traffic = new Traffic(alice)

    const aliceId = alice.stores.me.userId
    const cid = await clock.during(server.storage.openDirect(carol.stores.me.userId, aliceId))
    await clock.during(carol.stores.inbox.refresh())
    carol.opensChat(cid)
    carol.says('we have not met')
    await quiet()

    expect(alice.list()[0]).toBe('carol: we have not met [1]')
    // A phone that receives a message of an unknown conversation syncs once, each time
    expect(traffic.of('up', /"url":"\/sync"/)).toHaveLength(1)
  })
})
