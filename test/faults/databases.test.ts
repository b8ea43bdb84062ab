import { DiagnosticsStore } from '../../miniprogram/diagnostics/diagnostics-store'
import { chatBetween } from '../world/chat-between'

const MEANWHILE_MS = 20_000
const TAKEN_FOR_ANOTHER = 'another database'

describe('a server with another database', () => {
  it('[X14] makes the phone drop its cache and send its waiting messages', async () => {
    const story = await chatBetween('alice', 'bob')
    const { alice, bob, server, clock, quiet } = story
    bob.says('kept')
    await quiet()
    const backup = server.disk.backUp()
    bob.says('lost')
    await quiet()
    alice.losesNetwork()
    alice.says('waits')

    server.isKilled()
    server.disk.putBack(backup, { renewsEpoch: false })
    await server.starts()
    alice.findsNetwork()
    await clock.pass(MEANWHILE_MS)
    await quiet()

    expect(alice.sees()).toEqual(['kept', 'me: waits (read)'])
    expect(bob.sees().slice(-1)).toEqual(['waits'])
    expect(new DiagnosticsStore(alice.stores.diagnostics).text()).toContain(TAKEN_FOR_ANOTHER)
  })

  it('[X16] makes waiting messages appear as failed, to be copied, resent or deleted', async () => {
    const { alice, server, cid, clock } = await chatBetween('alice', 'bob')
    alice.losesNetwork()
    alice.says('waits')
    alice.leavesChat()
    server.isKilled()
    server.disk.isReplaced()
    await server.starts()
    alice.findsNetwork()
    await clock.pass(MEANWHILE_MS)

    expect(alice.list()).toContain('未发出的消息: waits')
    alice.opensChat(cid)
    expect(alice.sees()).toEqual(['me: waits (failed)'])
    const [mid = ''] = alice.unsent()
    expect(alice.chat.unsentText(mid)).toBe('waits')
    alice.chat.discard(mid)
    await clock.pass(1_000)
    expect(alice.list()).not.toContain('未发出的消息: waits')
  })
})
