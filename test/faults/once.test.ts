import { chatBetween } from '../world/chat-between'
import { entriesOf } from './entries'
import { PAGE, PUSH, RECEIPT, Traffic } from './traffic'

const SEND = /"url":"\/message\/send"/
/** Enough time for a request to time out, its socket to be replaced, and all changes to be synced. */
const RECOVERED_MS = 60_000

describe('a message', () => {
  it('[I01] is one entry if its receipt is lost and the phone resends it', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')
    alice.says('first')
    await quiet()
    const traffic = new Traffic(alice)
    const ends = [traffic.drop('down', RECEIPT), traffic.drop('down', PUSH)]

    alice.says('hello')
    await clock.pass(1_000)
    // Sent so that no row shows the earlier message as its last one
    bob.says('hi')
    await clock.until(() => traffic.of('up', SEND).length === 2)
    for (const end of ends) end()
    await clock.pass(RECOVERED_MS)

    expect(await clock.during(server.log(cid))).toEqual(['first', 'hello', 'hi'])
    expect(alice.sees()).toEqual(['me: first (read)', 'me: hello (read)', 'hi'])
    expect(bob.sees()).toEqual(['first', 'hello', 'me: hi (read)'])
  })

  it('[I02] keeps its number if the server dies after storing it and before answering', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    const receipt = traffic.hold('down', RECEIPT)

    alice.says('kept')
    await clock.until(() => receipt.count === 1)
    server.isKilled()
    alice.losesNetwork()
    receipt.release(() => [])
    await server.starts()
    const [kept] = await clock.during(entriesOf(server, cid))
    await clock.pass(RECOVERED_MS)
    // Sent so that no row shows the earlier message as its last one
    bob.says('hi')
    await quiet()
    alice.findsNetwork()
    await clock.pass(RECOVERED_MS)

    expect(kept).toMatchObject({ seq: 1, body: { text: 'kept' } })
    expect(await clock.during(entriesOf(server, cid))).toMatchObject([kept, { seq: 2 }])
    const receipts = traffic.of('down', RECEIPT).map((text) => JSON.parse(text) as object)
    expect(receipts).toMatchObject([{ data: { mid: kept?.mid, seq: 1 } }])
    expect(bob.sees()).toEqual(['kept', 'me: hi (read)'])
  })

  it('[I03] is sent later if the server dies before storing it', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)

    alice.says('not kept')
    await clock.until(() => traffic.of('up', SEND).length === 1)
    const arrivesAt = clock.now() + alice.wire.latencyMs
    await clock.until(() => clock.now() === arrivesAt)
    server.isKilled()
    await server.starts()
    expect(await clock.during(server.log(cid))).toEqual([])
    expect(traffic.of('down', RECEIPT)).toEqual([])
    await clock.pass(RECOVERED_MS)

    expect(alice.sees()).toEqual(['me: not kept (read)'])
    expect(bob.sees()).toEqual(['not kept'])
  })

  it('[I04] stays in the outbox if the app is killed while sending', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    const endOfLoss = traffic.drop('up', SEND)

    for (const word of ['one', 'two', 'three']) alice.says(word)
    await clock.pass(1_000)
    alice.isKilled()
    endOfLoss()
    alice.launches(server.address)
    alice.opensChat(cid)
    expect(alice.sees()).toEqual(['me: one (queued)', 'me: two (queued)', 'me: three (queued)'])
    await clock.pass(RECOVERED_MS)

    expect(bob.sees()).toEqual(['one', 'two', 'three'])
    expect(alice.sees()).toEqual(['me: one (read)', 'me: two (read)', 'me: three (read)'])
  })

  it('[I05] is one bubble if the server announces it before it answers', async () => {
    const { alice, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    const receipt = traffic.hold('down', RECEIPT)

    alice.says('hello')
    await clock.until(() => receipt.count === 1 && traffic.of('down', PUSH).length === 1)
    await clock.pass(1_000)
    expect(alice.sees()).toEqual(['me: hello (read)'])
    expect(traffic.of('down', RECEIPT)).toEqual([])

    receipt.release()
    await clock.pass(1_000)
    expect(alice.sees()).toEqual(['me: hello (read)'])
  })

  it('[I06] is confirmed by the history if neither receipt nor notice arrives', async () => {
    const { alice, bob, server, cid, clock, quiet } = await chatBetween('alice', 'bob')
    alice.says('first')
    await quiet()
    const traffic = new Traffic(alice)
    traffic.drop('down', RECEIPT)
    traffic.drop('down', PUSH)

    alice.says('hello')
    await clock.pass(1_000)
    bob.says('hi')
    await clock.until(() => traffic.of('down', PAGE).length > 0)
    await clock.pass(1_000)
    expect(alice.sees()).toEqual(['me: first (read)', 'me: hello (read)', 'hi'])

    const sent = traffic.of('up', SEND).length
    await clock.pass(RECOVERED_MS)
    expect(traffic.of('up', SEND)).toHaveLength(sent)
    expect(await clock.during(server.log(cid))).toEqual(['first', 'hello', 'hi'])
  })

  it('[I27] is shown as failed if it is finally refused, and the next ones are sent', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    traffic.refuse(/"text":"two"/, 'rejected-content')

    for (const word of ['one', 'two', 'three']) alice.says(word)
    await clock.pass(RECOVERED_MS)

    expect(bob.sees()).toEqual(['one', 'three'])
    expect([...alice.sees()].sort()).toEqual([
      'me: one (read)',
      'me: three (read)',
      'me: two (failed)',
    ])
    expect(traffic.of('up', SEND)).toHaveLength(2)
  })

  it('[X11] is sent once if one tap is reported twice', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')

    alice.types('hello')
    alice.confirms()
    alice.confirms()
    await clock.pass(1_000)

    expect(await clock.during(server.log(cid))).toEqual(['hello'])
    expect(bob.sees()).toEqual(['hello'])
  })
})
