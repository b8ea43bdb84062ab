import type { Person } from '../world/person'
import { openStory } from '../world/story'
import { bare, openedByOne } from './put-back'

/** Alice and Bob have the chat open that Alice founded after the backup. Alice has lost the network. */
async function foundedAfterTheBackup() {
  const story = openStory()
  const server = await story.serverAt('http://huiyin.test')
  const [alice, bob] = [story.person('alice'), story.person('bob')]
  for (const person of [alice, bob]) person.launches(server.address)
  await story.quiet()
  const backup = server.disk.backUp()
  const cid = await story.clock.during(openedByOne(server, 'alice', 'bob'))
  await story.quiet()
  await story.clock.during(alice.stores.inbox.refresh())
  alice.opensChat(cid)
  alice.says('lost')
  await story.quiet()
  bob.opensChat(cid)
  await story.quiet()
  alice.losesNetwork()

  return {
    ...story,
    ...{ alice, bob, cid },

    putBack: async (renewsEpoch = false) => {
      server.isKilled()
      server.disk.putBack(backup, { renewsEpoch })
      await server.starts()
      alice.findsNetwork()
      await story.clock.pass(60_000)
    },
  }
}

/** The rows of the list, without the group and the people of the demo. */
const direct = (person: Person) =>
  person.list().filter((line) => !/Emma|Olivia|Jack|Huiyin/.test(line))

describe('a direct conversation that was founded after the backup', () => {
  it('[CLI15] is founded again by the phone on which messages wait, and they are delivered', async () => {
    const { alice, bob, quiet, putBack } = await foundedAfterTheBackup()
    alice.says('waits 1')
    alice.says('waits 2')
    alice.leavesChat()
    bob.leavesChat()

    await putBack()

    expect(direct(bob)).toEqual(['alice: waits 2 [2]'])
    expect(direct(alice)).toEqual(['bob: waits 2'])
    alice.opensChat(alice.listed(0))
    await quiet()
    expect(bare(alice.sees())).toEqual(['waits 1', 'waits 2'])
  })

  it.each([false, true])(
    '[CLI15] goes on in the open chats, in which both can write on (renewed epoch: %s)',
    async (renewsEpoch) => {
      const { alice, bob, quiet, putBack } = await foundedAfterTheBackup()
      alice.says('waits')
      alice.types('half a sente')
      const { field } = alice.chat

      await putBack(renewsEpoch)

      expect(alice.sees()).toEqual(['me: waits (read)'])
      expect(alice.chat).toMatchObject({ phase: 'ready', isGone: false, title: 'bob' })
      expect(alice.chat).toMatchObject({ field, draft: 'half a sente', canSend: true })
      expect(bob.sees()).toEqual(['waits'])
      expect(direct(alice)).toEqual(['bob: half a sente'])
      alice.says('half a sentence')
      bob.says('answer')
      await quiet()
      expect(bare(alice.sees())).toEqual(['waits', 'half a sentence', 'answer'])
      expect(bare(bob.sees())).toEqual(['waits', 'half a sentence', 'answer'])
    }
  )

  it('[CLI15] can be written to in an open chat in which nothing waits', async () => {
    const { alice, bob, cid, quiet, putBack } = await foundedAfterTheBackup()
    await putBack()
    expect(alice.chat).toMatchObject({ phase: 'ready', isGone: false, title: 'bob' })

    bob.says('after it')
    await quiet()

    expect(bare(bob.sees())).toEqual(['after it'])
    expect(bare(alice.sees())).toEqual(['after it'])
    expect(direct(alice)).toEqual(['bob: after it'])
    expect(alice.chat.cid).not.toBe(cid)
  })

  it('[CLI15] keeps its draft, although its chat is closed', async () => {
    const { alice, quiet, putBack } = await foundedAfterTheBackup()
    alice.says('waits')
    alice.types('a draft')
    alice.leavesChat()

    await putBack()
    alice.opensChat(alice.listed(0))
    await quiet()

    expect(alice.draft).toBe('a draft')
    expect(alice.chat.field.text).toBe('a draft')
  })
})
