import { DiagnosticsStore } from '../../miniprogram/diagnostics/diagnostics-store'
import { chatBetween } from '../world/chat-between'
import type { Backup } from '../world/disk/disk'
import { openStory } from '../world/story'
import { bare, beforeTheBackup, LATER, LOST, MEANWHILE_MS, openedByOne } from './put-back'

describe.each([
  ['the same epoch', false],
  ['a new epoch', true],
])('an older database that is restored under %s', (_, renewsEpoch) => {
  it('[CLI16] lets phones that were up to date show all messages from then on', async () => {
    const { alice, bob, clock, each, quiet, putBack } = await beforeTheBackup()
    await each([alice, bob], LOST)
    await quiet()

    await putBack(renewsEpoch)
    await clock.pass(MEANWHILE_MS)
    await each([alice, bob], LATER)
    await quiet()

    const said = ['one', 'two', 'three', ...LATER]
    expect(bare(alice.sees())).toEqual(said)
    expect(bare(bob.sees())).toEqual(said)
    expect(alice.list()[0]).toBe('bob: new 9')
  })

  it('[SYN5] lets a phone that was away until the new log was longer show the same', async () => {
    const { alice, bob, clock, each, quiet, putBack, server, cid } = await beforeTheBackup()
    await each([alice, bob], LOST)
    await quiet()
    bob.isKilled()

    await putBack(renewsEpoch)
    await clock.pass(MEANWHILE_MS)
    await each([alice], LATER)
    bob.launches(server.address)
    await quiet()
    bob.opensChat(cid)
    await quiet()

    const said = bare(bob.sees()).filter((line) => !line.startsWith('('))
    expect(said).toEqual(['one', 'two', 'three', ...LATER])
    expect(bob.list()[0]).toBe('alice: new 9')
  })

  it('lets a phone with a gap and an open list fill the gap with the current messages', async () => {
    const { alice, bob, clock, each, quiet, putBack, cid } = await beforeTheBackup()
    bob.leavesChat()
    await each([alice], ['lost 1', 'lost 2'])
    bob.losesNetwork()
    await each([alice], LOST.slice(2))

    await putBack(renewsEpoch)
    await clock.pass(MEANWHILE_MS)
    await each([alice], LATER)
    bob.findsNetwork()
    await clock.pass(MEANWHILE_MS)

    expect(bob.list()[0]).toBe('alice: new 9 [9]')
    bob.opensChat(cid)
    await quiet()
    expect(bare(bob.sees())).toEqual(['one', 'two', 'three', '(以下是新消息)', ...LATER])
  })

  it('lets a phone show the current state of a conversation in which nobody writes', async () => {
    const { bob, alice, clock, each, quiet, putBack } = await beforeTheBackup()
    await each([alice, bob], LOST)
    await quiet()

    await putBack(renewsEpoch)
    await clock.pass(MEANWHILE_MS)

    expect(bare(bob.sees())).toEqual(['one', 'two', 'three'])
  })

  it('gets the messages that wait on a phone', async () => {
    const { alice, bob, clock, each, quiet, putBack } = await beforeTheBackup()
    await each([alice, bob], LOST)
    alice.losesNetwork()
    alice.says('waits')

    await putBack(renewsEpoch)
    await clock.pass(MEANWHILE_MS)
    alice.findsNetwork()
    await clock.pass(MEANWHILE_MS)
    await quiet()

    expect(bare(bob.sees())).toEqual(['one', 'two', 'three', 'waits'])
    expect(bare(alice.sees())).toEqual(['one', 'two', 'three', 'waits'])
  })

  it('is noticed by a phone that uses only HTTP', async () => {
    const { alice, bob, clock, each, quiet, putBack } = await beforeTheBackup()
    await each([alice, bob], LOST)
    await quiet()
    bob.wire.mishaps.rates = { 'is-refused': 1 }

    await putBack(renewsEpoch)
    await clock.pass(60_000)
    await each([alice], LATER)
    await clock.pass(MEANWHILE_MS)

    expect(bare(bob.sees())).toEqual(['one', 'two', 'three', ...LATER])
  })
})

describe('an older database that differs only in a read mark', () => {
  /** The list on Bob's second phone shows what the server knows about Bob. */
  async function withSecondPhone() {
    const story = await chatBetween('alice', 'bob')
    const { server } = story
    const second = story.person('bobs second phone')
    const putBack = async (backup: Backup) => {
      server.isKilled()
      server.disk.putBack(backup, { renewsEpoch: false })
      await server.starts()
      await story.clock.pass(MEANWHILE_MS)
    }
    return { ...story, second, putBack }
  }

  it('[CLI16] gets read marks newer than the backup again, on every phone', async () => {
    const { alice, bob, second, clock, quiet, putBack, server, cid } = await withSecondPhone()
    bob.leavesChat()
    alice.says('one')
    await quiet()
    const backup = server.disk.backUp()
    bob.opensChat(cid)
    await quiet()
    bob.leavesChat()
    bob.losesNetwork()

    await putBack(backup)
    alice.says('two')
    await clock.pass(MEANWHILE_MS)
    bob.findsNetwork()
    await clock.pass(MEANWHILE_MS)
    second.launches(server.address, 'bob')
    await quiet()

    expect(bob.list()[0]).toBe('alice: two [1]')
    expect(second.list()[0]).toBe('alice: two [1]')
  })
})

describe('an older database in which a chat is still empty', () => {
  it('[OPEN2] accepts waiting messages, in order, from the person who had not opened it', async () => {
    const story = openStory()
    const server = await story.serverAt('http://huiyin.test')
    const [alice, bob] = [story.person('alice'), story.person('bob')]
    const cid = await story.clock.during(openedByOne(server, 'alice', 'bob'))
    for (const person of [alice, bob]) person.launches(server.address)
    await story.quiet()
    const backup = server.disk.backUp()
    alice.opensChat(cid)
    alice.says('lost')
    await story.quiet()
    bob.opensChat(cid)
    await story.quiet()
    alice.losesNetwork()

    server.isKilled()
    server.disk.putBack(backup, { renewsEpoch: false })
    const waiting = ['waits 1', 'waits 2', 'waits 3']
    for (const text of waiting) bob.says(text)
    await server.starts()
    await story.clock.pass(60_000)
    alice.findsNetwork()
    await story.quiet()

    const saidByBob = bob.sees().filter((line) => line.startsWith('me:'))
    expect(bare(saidByBob)).toEqual(waiting)
    expect(bob.unsent()).toEqual([])
    expect(bare(alice.sees())).toEqual(waiting)
  })
})

describe('a database that is not older', () => {
  it('is not taken for another one by phones that come and go', async () => {
    const { alice, bob, clock, each, server } = await beforeTheBackup()

    for (let turn = 0; turn < 5; turn++) {
      await each([alice, bob], [`a ${turn}`, `b ${turn}`])
      server.isKilled()
      await server.starts()
      bob.goesToBackground()
      await each([alice], [`c ${turn}`])
      bob.comesBack()
      await clock.pass(MEANWHILE_MS)
    }

    const journals = [alice, bob].map((person) =>
      new DiagnosticsStore(person.stores.diagnostics).text()
    )
    expect(journals.filter((text) => text.includes('another database'))).toEqual([])
  })
})
