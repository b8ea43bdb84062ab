import { chatBetween } from '../world/chat-between'
import { Traffic } from './traffic'

const SEND = /"url":"\/message\/send"/
const IDLE_NOTICED_MS = 36_000
const PENDING_NOTICED_MS = 10_500
const TEN_MINUTES_MS = 600_000

describe('a dead link that nobody reports', () => {
  it('[F05] is noticed within 10 seconds if a message waits, and sending it does not mark it as delivered', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)

    alice.linkFallsSilent()
    alice.says('can you hear me?')
    await clock.pass(7_000)
    expect(traffic.of('up', SEND)).toHaveLength(0)
    expect(alice.sees()).toEqual(['me: can you hear me? (queued)'])
    await clock.pass(PENDING_NOTICED_MS - 7_000)

    expect(bob.sees()).toEqual(['can you hear me?'])
    expect(alice.sees()).toEqual(['me: can you hear me? (read)'])
  })

  it('[I18] is noticed within 35 seconds if nothing waits', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')

    alice.linkFallsSilent()
    bob.says('can you hear me?')
    await clock.pass(IDLE_NOTICED_MS)

    expect(alice.sees()).toEqual(['can you hear me?'])
  })

  it('[I19] is noticed after 8 seconds if the login is not answered', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)

    const endOfLoss = traffic.drop('down', /"sessionId"/)
    alice.findsNetwork('4g')
    await clock.until(() => traffic.of('up', /"url":"\/login"/).length === 1)
    await clock.pass(1_000)
    endOfLoss()
    bob.says('still there?')
    await clock.pass(PENDING_NOTICED_MS)

    expect(traffic.of('up', /"url":"\/login"/)).toHaveLength(2)
    expect(alice.sees()).toEqual(['still there?'])
  })
})

describe('a phone that changes to another network', () => {
  it('[F06] reconnects at once, and resends unanswered messages under their ids', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)

    const receipts = traffic.hold('down', /"text":"on the move"|^\{"re":\d+,"data":\{"cid"/)
    alice.says('on the move')
    await clock.until(() => receipts.count > 0)
    alice.findsNetwork('4g')
    receipts.release(() => [])
    await clock.pass(1_500)

    expect(alice.socketsOpened).toBe(2)
    expect(alice.sees()).toEqual(['me: on the move (read)'])
    expect(bob.sees()).toEqual(['on the move'])
    expect(await clock.during(server.log(cid))).toEqual(['on the move'])
  })

  it('[F07] is live again within 35 seconds if no event reports the change', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    alice.findsNetwork('4g')
    await clock.pass(3_000)
    alice.faults.set('network-change-untold', 'always')

    alice.findsNetwork('wifi')
    bob.says('where are you?')
    await clock.pass(5_000)
    expect(alice.sees()).toEqual([])
    await clock.pass(IDLE_NOTICED_MS - 5_000)

    expect(alice.faults.struck()).toEqual({ 'network-change-untold': 1 })
    expect(alice.sees()).toEqual(['where are you?'])
  })
})

describe('an idle chat', () => {
  it('[F18] pings every 25 seconds, and a server that receives nothing for 60 seconds closes the socket', async () => {
    const { alice, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)

    const spokenAt: number[] = [clock.now()]
    for (let second = 0; second * 1_000 < TEN_MINUTES_MS; second++) {
      const before = traffic.of('up', /./).length
      await clock.pass(1_000)
      if (traffic.of('up', /./).length > before) spokenAt.push(clock.now())
    }
    const pauses = spokenAt.map((at, turn) => (spokenAt[turn + 1] ?? clock.now()) - at)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(26_000)
    expect(alice.socketsOpened).toBe(1)

    const { link } = traffic
    alice.faults.set('suspend-spares-sockets', 'always')
    alice.goesToBackground()
    await clock.pass(30_000)
    expect(link.isOver).toBe(false)
    await clock.pass(50_000)
    expect(link.isOver).toBe(true)
  })
})
