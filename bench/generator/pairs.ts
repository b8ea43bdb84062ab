import type { Dialect } from '../dialects/dialect'
import { arrive, inGroups } from './arrive'
import type { Person } from './person'

/** Somebody, and the conversation in which he talks. */
export interface Talker {
  person: Person
  cid: string
}

/** People two by two, each two in a conversation of their own, in which both talk. */
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
