import { chatBetween } from '../world/chat-between'
import type { Person } from '../world/person'
import type { VirtualServer } from '../world/virtual-server'

export const MEANWHILE_MS = 10_000

/** Alice and Bob have sent three messages when the backup is made. Later messages are not in it. */
export async function beforeTheBackup() {
  const story = await chatBetween('alice', 'bob')
  const { alice, bob, server, clock } = story
  const each = async (people: Person[], texts: string[]) => {
    for (const [at, text] of texts.entries()) {
      people[at % people.length]!.says(text)
      await clock.pass(500)
    }
  }
  await each([alice, bob], ['one', 'two', 'three'])
  await story.quiet()
  const backup = server.disk.backUp()
  return {
    ...story,
    each,

    putBack: async (renewsEpoch: boolean) => {
      server.isKilled()
      server.disk.putBack(backup, { renewsEpoch })
      await server.starts()
    },
  }
}

/** Said since the backup, and lost with it. */
export const LOST = ['lost 1', 'lost 2', 'lost 3', 'lost 4', 'lost 5', 'lost 6']
/** Said when the backup is back. */
export const LATER = Array.from({ length: 9 }, (_, at) => `new ${at + 1}`)

/** Lines without their senders and states. */
export const bare = (lines: string[]) => lines.map((line) => line.replace(/^me: | \(\w+\)$/g, ''))

/** Only the person who opened the conversation sees it before its first message. */
export async function openedByOne({ storage }: VirtualServer, one: string, other: string) {
  const idOf = async (name: string) =>
    (await storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })).user.id
  return storage.openDirect(await idOf(one), await idOf(other))
}
