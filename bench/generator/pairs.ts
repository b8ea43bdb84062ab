import type { Dialect } from '../dialects/dialect'
import { arrive, inGroups } from './arrive'
import type { Person } from './person'

/** A person, and the conversation of that person. */
export interface Talker {
  person: Person
  cid: string
}

/** People in pairs. Each pair has its own conversation. */
export async function pairUp(dialect: Dialect, url: string, pairs: number): Promise<Talker[]> {
  const people = await arrive(dialect, url, pairs * 2)
  const ones = people.slice(0, pairs)
  const couples = ones.map((one, index) => ({ one, other: people[pairs + index] ?? one }))
  const talkers = await inGroups(couples, async ({ one, other }) => {
    const cid = await dialect.pair(one, other)
    return [one, other].map((person) => ({ person, cid }))
  })
  return talkers.flat()
}
