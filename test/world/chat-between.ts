import type { Person } from './person'
import { openStory } from './story'
import type { ServerHabits, VirtualServer } from './virtual-server'

/** Settings in which a story differs from most. */
export interface ChatOptions extends Partial<ServerHabits> {
  seed?: number
}

/** Two people in one direct conversation on one server. Both have the chat open. */
export async function chatBetween<A extends string, B extends string>(
  one: A,
  other: B,
  { seed, ...habits }: ChatOptions = {}
) {
  const story = openStory(seed)
  const server = await story.serverAt('http://huiyin.test', habits)
  const cid = await story.clock.during(acquaint(server, [one, other]))
  const people = [one, other].map(story.person)
  for (const person of people) person.launches(server.address)
  await story.quiet()
  for (const person of people) person.opensChat(cid)
  await story.quiet()
  const named = Object.fromEntries(people.map((person) => [person.name, person]))
  return { ...story, ...(named as Record<A | B, Person>), server, cid }
}

/** Creates these two users and their conversation. Returns its cid. */
export async function acquaint({ storage }: VirtualServer, names: string[]): Promise<string> {
  const users = []
  for (const name of names) {
    const { user } = await storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
    users.push(user.id)
  }
  const [one = '', other = ''] = users
  // Both open it. A person who did not would see it only after its first message
  await storage.openDirect(one, other)
  return storage.openDirect(other, one)
}
