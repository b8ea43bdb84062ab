import type { Dialect } from '../dialects/dialect'
import { arrive, inGroups } from './arrive'
import type { Person } from './person'

/** One who sends, and the conversation with one who listens. */
export interface Pair {
  sender: Person
  cid: string
}

/** People two by two, each two in a conversation of their own. */
export async function pairUp(dialect: Dialect, url: string, count: number): Promise<Pair[]> {
  const people = await arrive(dialect, url, count * 2)
  const listeners = people.slice(count)
  const couples = people.slice(0, count).map((sender, index) => ({ sender, index }))
  return inGroups(couples, async ({ sender, index }) => {
    const listener = listeners[index]
    if (!listener) throw new Error('nobody is left to listen')
    return { sender, cid: await dialect.pair(sender, listener) }
  })
}
