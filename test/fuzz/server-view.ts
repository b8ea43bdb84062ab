import type { Conversation } from '../../protocol/conversation'
import type { Entry } from '../../protocol/entry'
import type { FuzzWorld } from './fuzz-world'

const EVERYTHING = 100_000

/** All conversations as the server shows them to this person. */
export async function userRows(world: FuzzWorld, name: string): Promise<Conversation[]> {
  const { server, clock } = world
  const changes = server.storage.changes(world.userId(name), undefined, EVERYTHING)
  return (await clock.during(changes)).conversations
}

/** A whole log, as it is on the server's disk. */
export async function logOf({ server, clock }: FuzzWorld, cid: string): Promise<Entry[]> {
  const everything = { cid, first: 1, last: EVERYTHING, after: 0, limit: EVERYTHING }
  return clock.during(server.storage.history(everything))
}
