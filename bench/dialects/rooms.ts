import type { Person } from '../generator/person'

let rooms = 0

/** Conversations of a contender without conversations: people join a name. */
export const joinedRooms = {
  prepare: (): Promise<string> => Promise.resolve(''),
  pair: (one: Person, other: Person): Promise<string> => joinAll([one, other]),
  group: (people: readonly Person[]): Promise<string> => joinAll(people),
  tellsSender: false,
}

async function joinAll(people: readonly Person[]): Promise<string> {
  const cid = `room-${++rooms}`
  await Promise.all(people.map((person) => person.request('/join', { cid })))
  return cid
}
