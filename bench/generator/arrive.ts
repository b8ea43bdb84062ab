import type { Dialect } from '../dialects/dialect'
import { Person } from './person'

const AT_ONCE = 32

/** A person who has signed in and is not connected yet. */
export interface Expected {
  name: string
  token: string
}

/** As many people as asked for, connected and signed in. */
export async function arrive(dialect: Dialect, url: string, count: number): Promise<Person[]> {
  return connectAll(dialect, url, await signInAll(dialect, url, count))
}

/** Signs everybody in, if the contender has a sign-in. */
export function signInAll(dialect: Dialect, url: string, count: number): Promise<Expected[]> {
  const names = Array.from({ length: count }, (_, index) => `bench-${index}`)
  return inGroups(names, async (name) => ({ name, token: await dialect.prepare(url, name) }))
}

/** Connects everybody who has signed in. */
export function connectAll(
  dialect: Dialect,
  url: string,
  expected: readonly Expected[]
): Promise<Person[]> {
  return inGroups(expected, async ({ name, token }) => {
    const person = new Person(name, url, dialect)
    await person.connected
    await dialect.greet(person, token)
    return person
  })
}

/** Runs it for each item, a group at a time. */
export async function inGroups<In, Out>(
  items: readonly In[],
  act: (item: In) => Promise<Out>
): Promise<Out[]> {
  const results: Out[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(act))))
  }
  return results
}
