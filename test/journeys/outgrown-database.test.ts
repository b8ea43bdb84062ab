import { chatBetween } from '../world/chat-between'
import type { VirtualServer } from '../world/virtual-server'
import { bare, beforeTheBackup, LATER, LOST, MEANWHILE_MS, openedByOne } from './put-back'

describe('an older database comes back, and as much is said as was lost before a phone returns', () => {
  const said = ['one', 'two', 'three']

  /** Bob's phone knows `lost` entries that nobody has, when it meets the server that went on by `written`. */
  async function outgrown(lost: number, written: number) {
    const story = await beforeTheBackup()
    const { alice, bob, each, clock, quiet, putBack } = story
    await each([alice], LOST.slice(0, lost))
    await quiet()
    bob.losesNetwork()
    await putBack(false)
    await clock.pass(MEANWHILE_MS)
    await each([alice], LATER.slice(0, written))
    return story
  }

  it.each([
    [1, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [3, 9],
  ])('[SYN6] and a phone shows what is there: %i lost, %i new', async (lost, written) => {
    const { bob, quiet } = await outgrown(lost, written)
    bob.findsNetwork()
    await quiet()

    expect(bare(bob.sees())).toEqual([...said, ...LATER.slice(0, written)])
    expect(bob.list()[0]).toBe(`alice: new ${written}`)
  })

  it('[SYN6] and a phone whose first sync is not answered while more is said shows what is there', async () => {
    const { alice, bob, quiet, clock } = await outgrown(1, 1)
    let syncs = 0
    bob.wire.toll = (way, frame) => way !== 'up' || !frame.includes('"/sync"') || ++syncs !== 1
    bob.findsNetwork()
    await clock.until(() => syncs === 1)
    alice.says('new 2')
    await clock.until(() => syncs > 1 && bob.stores.connection.isLive, 60_000)
    await quiet()

    expect(bare(bob.sees())).toEqual([...said, 'new 1', 'new 2'])
  })

  it('[SYN6] and a phone that is started again shows what is there', async () => {
    const { bob, quiet, server, cid } = await outgrown(1, 2)
    bob.isKilled()
    bob.wire.mend()
    bob.launches(server.address)
    await quiet()
    bob.opensChat(cid)
    await quiet()

    const lines = bare(bob.sees()).filter((line) => !line.startsWith('('))
    expect(lines).toEqual([...said, 'new 1', 'new 2'])
  })
})

describe('an older database comes back whose row nobody changes again', () => {
  it('[CLI16] and the mark that it lacks is told again, and the other one still sees it', async () => {
    const story = await chatBetween('alice', 'bob')
    const { alice, bob, server, quiet, clock, cid } = story
    bob.leavesChat()
    alice.says('one')
    await quiet()
    const backup = server.disk.backUp()
    bob.opensChat(cid)
    await quiet()
    bob.leavesChat()

    server.isKilled()
    server.disk.putBack(backup, { renewsEpoch: false })
    await server.starts()
    await clock.pass(MEANWHILE_MS)
    const second = story.person('bobs second phone')
    second.launches(server.address, 'bob')
    await quiet()

    expect(second.list()[0]).toBe('alice: one')
    expect(alice.sees()).toEqual(['me: one (read)'])
  })

  it('[CLI16] and what it lacks beside the log is not shown: who has read', async () => {
    const story = await chatBetween('alice', 'bob')
    const { alice, bob, server, quiet, clock, cid } = story
    bob.leavesChat()
    alice.says('one')
    await quiet()
    const backup = server.disk.backUp()
    bob.opensChat(cid)
    await quiet()
    bob.isKilled()

    server.isKilled()
    server.disk.putBack(backup, { renewsEpoch: false })
    await server.starts()
    await clock.during(othersGoOn(server))
    await clock.pass(MEANWHILE_MS)

    alice.opensChat(cid)
    await quiet()
    expect(alice.sees()).toEqual(['me: one (sent)'])
  })
})

/** Changes that neither Alice nor Bob is told of: the database is at a later change than when it was lost. */
async function othersGoOn(server: VirtualServer): Promise<void> {
  const cid = await openedByOne(server, 'cai', 'dan')
  const { storage } = server
  const { user } = await storage.ensureUser({ identity: 'demo:cai', name: 'cai', avatar: '' })
  for (let turn = 0; turn < 20; turn++) {
    const said = { cid, from: user.id, at: 0, mid: `elsewhere-${turn}` }
    await storage.append({ ...said, type: 'text', body: { text: 'elsewhere' } })
  }
}

describe('a group that was founded after the backup', () => {
  it('[CLI10] has its waiting messages shown as failed, with the reason', async () => {
    const story = await chatBetween('alice', 'bob')
    const { alice, server, clock, quiet } = story
    const backup = server.disk.backUp()
    const cid = await clock.during(groupOf(server, 'alice'))
    await clock.during(alice.stores.inbox.refresh())
    alice.opensChat(cid)
    alice.losesNetwork()
    alice.says('waits')

    server.isKilled()
    server.disk.putBack(backup, { renewsEpoch: false })
    await server.starts()
    alice.findsNetwork()
    await clock.pass(60_000)
    await quiet()

    expect(alice.sees()).toEqual(['me: waits (failed)'])
    expect(alice.list()).toContain('未发出的消息: waits')
  })
})

async function groupOf({ storage }: VirtualServer, name: string): Promise<string> {
  const { user } = await storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
  return storage.createGroup({ title: 'new group', avatar: '', owner: user.id, at: 0 })
}
