import type { User } from '../../../protocol/user'
import type { Identity, Session } from '../storage'
import { canSee, peerOf, type Log, type Person, type Tables } from './tables'

/** The person with that identity. Creates one with `id` if there is none. */
export function ensureUser(
  { people, peopleByIdentity }: Tables,
  { identity, id }: { identity: Identity; id: string }
): { user: User; isNew: boolean } {
  const known = peopleByIdentity.get(identity.identity)
  if (known) return { user: toUser(known), isNew: false }
  const { name, avatar } = identity
  const person = { id, name, avatar, key: people.size + 1 }
  people.set(id, person)
  peopleByIdentity.set(identity.identity, person)
  return { user: toUser(person), isNew: true }
}

/** Creates or renews the session of a device. */
export function putSession(tables: Tables, session: Session): undefined {
  tables.person(session.userId)
  tables.sessions.set(session.sessionId, session)
}

/** Revokes the sessions of a person, or of one of the person's devices. Returns the changed sessions. */
export function revokeSessions(
  tables: Tables,
  { userId, deviceId }: { userId: string; deviceId?: string | undefined }
): string[] {
  tables.person(userId)
  const revoked = [...tables.sessions.values()].filter(
    (session) =>
      session.userId === userId &&
      !session.revoked &&
      session.deviceId === (deviceId ?? session.deviceId)
  )
  for (const session of revoked)
    tables.sessions.set(session.sessionId, { ...session, revoked: true })
  return revoked.map(({ sessionId }) => sessionId)
}

/** Removes sessions that have ended, the oldest first. Returns their number. */
export function forgetSessions(
  { sessions }: Tables,
  { endedBefore, limit }: { endedBefore: number; limit: number }
): number {
  const ended = [...sessions.values()]
    .filter(({ expiresAt }) => expiresAt < endedBefore)
    .sort((a, b) => a.expiresAt - b.expiresAt)
    .slice(0, limit)
  for (const { sessionId } of ended) sessions.delete(sessionId)
  return ended.length
}

/** The people of `ids` who share a conversation with the asker. */
export function usersSharing(tables: Tables, asker: string, ids: readonly string[]): User[] {
  if (!tables.people.has(asker)) return []
  const mine = logsOf(tables, asker)
  return ids.flatMap((id) => {
    const person = tables.people.get(id)
    const isShared = id === asker || mine.some(({ members }) => members.has(id))
    return person && isShared ? [toUser(person)] : []
  })
}

/** Everyone with whom the person has a direct conversation that both can see. */
export function peers(tables: Tables, userId: string): string[] {
  const directs = logsOf(tables, userId).filter(({ kind }) => kind === 'direct')
  return directs.flatMap((log) => {
    const peer = peerOf(log, userId)
    return peer && canSee(log, peer) ? [peer.userId] : []
  })
}

/** A person as others see them. */
export function toUser({ id, name, avatar }: Person): User {
  return { id, name, avatar }
}

/** The visible conversations of which a person is or was a member. */
export function logsOf({ logs }: Tables, userId: string): Log[] {
  return [...logs.values()].filter((log) => {
    const member = log.members.get(userId)
    return member !== undefined && canSee(log, member)
  })
}
