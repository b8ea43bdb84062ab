import { chatBetween } from '../world/chat-between'
import { words } from './entries'
import { PAGE, PUSH, ROWS, Traffic } from './traffic'

const ANNOUNCED_WITHIN_MS = 35_000
const LIVE_AGAIN_MS = 15_000
const UNREAD_FROM_HERE = '(以下是新消息)'

const isBeginningOf = (all: string[], shown: string[]): boolean =>
  shown.every((line, place) => line === all[place])

describe("another person's message", () => {
  it('[F24] is shown only after the messages before it that were missed', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')
    for (const word of words(10)) bob.says(word)
    await quiet()
    const traffic = new Traffic(alice)

    const endOfLoss = traffic.drop('down', PUSH)
    for (const word of words(14).slice(10)) bob.says(word)
    await quiet()
    endOfLoss()
    const missed = traffic.hold('down', PAGE)
    bob.says('word 15')
    await clock.until(() => missed.count > 0)
    await clock.pass(1_000)
    expect(alice.sees()).toEqual(words(10))
    missed.release()
    await quiet()

    expect(alice.sees()).toEqual(words(15))
  })

  it('[I07] is not skipped if it arrives while the rows are on their way', async () => {
    const { alice, bob, cid, clock, quiet } = await chatBetween('alice', 'bob')
    alice.leavesChat()
    alice.losesNetwork()
    bob.says('one')
    await quiet()
    const traffic = new Traffic(alice)

    const rows = traffic.hold('down', ROWS)
    alice.findsNetwork()
    await clock.until(() => rows.count === 1)
    bob.says('two')
    await clock.until(() => traffic.of('down', PUSH).length === 1)
    await clock.pass(1_000)
    rows.release()
    await quiet()

    expect(alice.list()[0]).toBe('bob: two [2]')
    alice.opensChat(cid)
    await quiet()
    expect(alice.sees()).toEqual([UNREAD_FROM_HERE, 'one', 'two'])
  })

  it('[I08] arrives within 35 seconds if its announcement was lost', async () => {
    const { alice, bob, server, clock } = await chatBetween('alice', 'bob')
    bob.says('announced')
    await clock.pass(1_000)
    const traffic = new Traffic(alice)

    server.habits.lostAnnouncements = 1
    bob.says('never announced')
    await clock.pass(1_000)
    server.habits.lostAnnouncements = 0
    expect(traffic.of('down', PUSH)).toEqual([])
    await clock.pass(ANNOUNCED_WITHIN_MS - 1_000)

    expect(alice.sees()).toEqual(['announced', 'never announced'])
  })

  it('[I09] is shown in order even if it arrives out of order', async () => {
    const { alice, bob, clock, quiet } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    const shown: string[][] = []

    const pushes = traffic.hold('down', PUSH)
    for (const word of words(6)) bob.says(word)
    await clock.until(() => pushes.count === 6)
    pushes.release((frames) => [5, 1, 0, 4, 3, 2].map((place) => frames[place]!))
    for (let step = 0; step < 100; step++) {
      await clock.pass(10)
      shown.push(alice.sees())
    }
    await quiet()

    expect(shown.filter((lines) => !isBeginningOf(words(6), lines))).toEqual([])
    expect(alice.sees()).toEqual(words(6))
  })

  it('[I10] is shown and counted once if it arrives twice', async () => {
    const { alice, bob, cid, quiet } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    alice.leavesChat()

    traffic.double('down', PUSH)
    for (const word of words(3)) bob.says(word)
    await quiet()
    expect(traffic.of('down', PUSH)).toHaveLength(6)
    expect(alice.list()[0]).toBe('bob: word 3 [3]')

    alice.opensChat(cid)
    await quiet()
    expect(alice.sees()).toEqual([UNREAD_FROM_HERE, ...words(3)])
  })

  it('[I24] arrives even after a phone was disconnected for reading too slowly', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    bob.says('one')
    await clock.pass(1_000)

    Object.assign(traffic.link.socket, { bufferedAmount: 2 * 1024 * 1024 })
    bob.says('two')
    await clock.pass(1_000)
    expect(traffic.of('down', /"too-slow"/)).toHaveLength(1)
    bob.says('three')
    await clock.pass(LIVE_AGAIN_MS)

    expect(alice.socketsOpened).toBe(2)
    expect(alice.sees()).toEqual(['one', 'two', 'three'])
  })
})
