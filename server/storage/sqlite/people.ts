import type { User } from '../../../protocol/user'
import type { Identity, Session } from '../storage'
import type { Batch } from './batch'
import type { SessionRow } from './sql/people'
import type { Slices } from './slices'
import type { Store } from './store'
import { userSum } from './sums'

/** The person with that identity. Creates one with `id` if there is none. */
export function ensureUser(
  { sql }: Batch,
  { identity, name, avatar }: Identity,
  id: string
): { user: User; isNew: boolean } {
  const known = sql.userByIdentity.get(identity)
  if (known) return { user: toUser(known), isNew: false }
  sql.insertUser.run(id, identity, name, avatar, userSum({ id, name, avatar }))
  return { user: { id, name, avatar }, isNew: true }
}

/** The people of `ids` who share a conversation with the asker. */
export function usersSharing(
  { sql, memory }: Store,
  asker: string,
  ids: readonly string[]
): User[] {
  const me = memory.person(asker)
  if (!me) return []
  return ids.flatMap((id) => {
    const person = memory.person(id)
    const isShared = person && (person === me || sql.sharedConversation.get(me.key, person.key))
    return isShared ? [toUser(person)] : []
  })
}

/** Everyone with whom the person has a direct conversation that both can see. */
export async function peersOf(
  { sql, memory }: Store,
  userId: string,
  slices: Slices
): Promise<string[]> {
  const me = memory.person(userId)?.key ?? 0
  const peers: string[] = []
  for await (const rows of slices.all((after, limit) => sql.peers.all(me, after, limit))) {
    for (const { id } of rows) if (id !== null) peers.push(id)
  }
  return peers
}

/** Creates or renews the session of a device. */
export function putSession(batch: Batch, session: Session): void {
  const { sessionId, tokenHash, userId, deviceId, expiresAt, revoked } = session
  const user = batch.person(userId).key
  batch.sql.putSession.run(sessionId, tokenHash, user, deviceId, expiresAt, Number(revoked))
}

/** Revokes the sessions of a person, or of one of the person's devices. Returns the changed sessions. */
export function revokeSessions(batch: Batch, userId: string, deviceId?: string): string[] {
  const rows = batch.sql.sessionsOf.all(batch.person(userId).key)
  const ids = rows
    .filter((row) => row.revoked === 0 && row.device_id === (deviceId ?? row.device_id))
    .map(({ id }) => id)
  for (const id of ids) batch.sql.revokeSession.run(id)
  return ids
}

/** Removes sessions that have ended, the oldest first. Returns their number. */
export function forgetSessions({ sql }: Batch, endedBefore: number, limit: number): number {
  const ended = sql.endedSessions.all(endedBefore, limit)
  for (const { id } of ended) sql.forgetSession.run(id)
  return ended.length
}

/** Converts a row to a session. */
export function toSession(row: SessionRow): Session {
  return {
    sessionId: row.id,
    tokenHash: row.token_hash,
    userId: row.user_id,
    deviceId: row.device_id,
    expiresAt: row.expires_at,
    revoked: row.revoked === 1,
  }
}

/** A person as others see them. */
export function toUser({ id, name, avatar }: User): User {
  return { id, name, avatar }
}
