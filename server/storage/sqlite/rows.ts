import type { Conversation } from '../../../protocol/conversation'
import { isMessage } from '../../../miniprogram/protocol/entry-kinds'
import { MAX_PEOPLE_SHOWN } from '../../../miniprogram/protocol/limits'
import type { Membership } from '../storage'
import { firstWhere } from '../paging'
import { entryAt } from './entries'
import { markOf, type Log, type Member } from './log'
import { toUser } from './people'
import type { PersonRow } from './sql/conversation'
import type { Store } from './store'

type Shelves = Pick<Store, 'sql' | 'places'>

/** The conversation as this member sees it. A former member sees it as it was when that member left. */
export function rowOf(store: Shelves, log: Log, member: Member): Conversation {
  const people = store.sql.people.all(
    log.key,
    member.left ?? Number.MAX_SAFE_INTEGER,
    MAX_PEOPLE_SHOWN
  )
  return {
    cid: log.cid,
    kind: log.kind as Conversation['kind'],
    ...faceOf(log, member, people),
    people: people.map(toUser),
    ...endOf(store, log, member),
    ...lastOf(store, log, member),
    ...markOf(log, member),
    pinned: member.pinned === 1,
    muted: member.muted === 1,
  }
}

/** A direct conversation shows the other person's name and avatar. */
function faceOf(log: Log, member: Member, people: readonly PersonRow[]) {
  const peer = log.low === null ? undefined : people.find(({ key }) => key !== member.user)
  if (!peer) return { title: log.title, avatar: log.avatar }
  const peerReadSeq = log.follower === peer.key ? log.lastSeq : peer.readSeq
  return { title: peer.name, avatar: peer.avatar, peerReadSeq }
}

/** The end of the log for this member. Entries after a leave do not change the row. */
function endOf({ sql, places }: Shelves, log: Log, { left, change }: Member) {
  if (left === null) {
    const { memberCount, lastSeq, n } = log
    return { memberCount, lastSeq, n, rev: Math.max(log.change, change) }
  }
  const memberCount = sql.countPeople.get(log.key, left)?.count ?? 0
  const n = places.countAt(log.key, left)
  return { memberCount, lastSeq: left, n, rev: change, gone: true }
}

function lastOf(store: Shelves, log: Log, { joined, left }: Member) {
  const last = entryAt(store.places, log, left ?? log.lastSeq)
  if (!last || isMessage(last)) return last && { last }
  const isCounted = (seq: number) => store.places.countAt(log.key, seq) >= last.n
  const said = entryAt(store.places, log, firstWhere(joined, last.seq, isCounted))
  return { last, ...(said && isMessage(said) && { lastSaid: said }) }
}

/** A membership in the form for handlers. */
export function toMembership(log: Log, member: Member, userId: string): Membership {
  const { role, joined, left } = member
  return {
    cid: log.cid,
    userId,
    kind: log.kind as Membership['kind'],
    role: role as Membership['role'],
    joined,
    ...(left !== null && { left }),
    memberCount: log.memberCount,
    lastSeq: log.lastSeq,
  }
}
