import { DiagnosticsStore } from '../../miniprogram/diagnostics/diagnostics-store'
import { MemoryDisk } from '../../server/storage/memory/disk'
import { openMemory } from '../../server/storage/memory/memory-storage'
import { chatBetween } from '../world/chat-between'
import { newMemoryDisk, onMemory } from '../world/memory-disk'
import { SeededRandom } from '../world/seeded-random'

const MEANWHILE_MS = 20_000
const TAKEN_FOR_ANOTHER = 'another database'

describe('a server with another database', () => {
  it('[X14] makes the phone drop its cache and send its waiting messages', async () => {
    const disk = newMemoryDisk()
    const story = await chatBetween('alice', 'bob', onMemory(disk))
    const { alice, bob, server, clock, quiet } = story
    bob.says('kept')
    await quiet()
    const backup = disk.backup()
    bob.says('lost')
    await quiet()
    alice.losesNetwork()
    alice.says('waits')

    server.isKilled()
    disk.putBack(backup, { renewsEpoch: false })
    await server.starts()
    alice.findsNetwork()
    await clock.pass(MEANWHILE_MS)
    await quiet()

    expect(alice.sees()).toEqual(['kept', 'me: waits (read)'])
    expect(bob.sees().slice(-1)).toEqual(['waits'])
    expect(new DiagnosticsStore(alice.stores.diagnostics).text()).toContain(TAKEN_FOR_ANOTHER)
  })

  it('[X16] makes waiting messages appear as failed, to be copied, resent or deleted', async () => {
    const disks = [newMemoryDisk(), new MemoryDisk(new SeededRandom(2))]
    const { alice, server, cid, clock } = await chatBetween('alice', 'bob', {
      openStorage: (parts) => openMemory({ disk: disks[0]!, ...parts }),
    })
    alice.losesNetwork()
    alice.says('waits')
    alice.leavesChat()
    server.isKilled()
    disks.shift()
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
