import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import { isMessage } from '../../../miniprogram/protocol/entry-kinds'
import { MAX_PEOPLE_SHOWN } from '../../../miniprogram/protocol/limits'
import { cursorAt, firstWhere, fitting, readCursor, type Present } from '../paging'
import type { Changes, Membership } from '../storage'
import { logsOf, toUser } from './people'
import { countAt, peerOf, type Log, type Member, type Tables } from './tables'

/** The conversation as this member sees it. A former member sees it as it was when that member left. */
export function rowOf(tables: Tables, log: Log, member: Member): Conversation {
  const end = member.left ?? log.entries.length
  const there = presentAt(log, member.left ?? Infinity)
  const last = log.entries[end - 1]
  return {
    cid: log.cid,
    kind: log.kind,
    ...faceOf(tables, log, member),
    memberCount: there.length,
    people: there.slice(0, MAX_PEOPLE_SHOWN).map(({ userId }) => toUser(tables.person(userId))),
    lastSeq: end,
    n: countAt(log, end),
    ...(last && { last }),
    ...(last && lastSaidOf(log, member, last)),
    rev: revOf(log, member),
    ...(member.left !== undefined && { gone: true }),
    readSeq: member.readSeq,
    readN: member.readN,
    pinned: member.pinned,
    muted: member.muted,
  }
}

/** The last message that the member may read. Only present if the last entry is not a message. */
function lastSaidOf(log: Log, { joined }: Member, last: Entry) {
  if (isMessage(last)) return {}
  const seq = firstWhere(joined, last.seq, (place) => countAt(log, place) >= last.n)
  const said = log.entries[seq - 1]
  return said && isMessage(said) ? { lastSaid: said } : {}
}

/** A membership in the form for handlers. */
export function toMembership(log: Log, member: Member): Membership {
  const { userId, role, joined, left } = member
  const { cid, kind, memberCount, entries } = log
  const part = { cid, userId, kind, role, joined, ...(left !== undefined && { left }) }
  return { ...part, memberCount, lastSeq: entries.length }
}

/** Members who can see the conversation, ordered by when they joined. */
export function presentAt({ members }: Log, seq: number): Member[] {
  return [...members.values()]
    .filter(({ joined, left }) => joined <= seq && (left === undefined || left > seq))
    .sort((a, b) => a.joined - b.joined || a.key - b.key)
}

/** The person's rows that changed after the cursor, ordered by their latest change. */
export function changesOf(
  tables: Tables,
  epoch: string,
  { userId, since, limit }: { userId: string; since: string | undefined; limit: number }
): Changes {
  const { change: now, witnesses } = tables
  const present: Present = {
    ...{ epoch, change: now },
    newest: () => witnesses.at(-1),
    entry: (key) => witnesses[key - 1],
  }
  const { after, isForeign } = readCursor(since, present)
  const changed = logsOf(tables, userId)
    .flatMap((log) => ({ log, member: log.members.get(userId) }))
    .flatMap(({ log, member }) => (member ? [{ log, member, rev: revOf(log, member) }] : []))
    .filter(({ rev }) => rev > after)
    .sort((a, b) => a.rev - b.rev)
  const page = changed.slice(0, limit)
  const conversations = fitting(page, ({ log, member }) => rowOf(tables, log, member))
  const more = conversations.length < changed.length
  const reached = more ? (conversations.at(-1)?.rev ?? now) : now
  const answer = { conversations, since: cursorAt(present, reached), more }
  return isForeign ? { ...answer, anew: true } : answer
}

/** A direct conversation shows the other person's name and avatar. */
function faceOf(tables: Tables, log: Log, { userId }: Member) {
  const peer = peerOf(log, userId)
  if (!peer) return { title: log.title, avatar: log.avatar }
  const { name, avatar } = tables.person(peer.userId)
  return { title: name, avatar, peerReadSeq: peer.readSeq }
}

/** Entries after a member's leave do not change that member's row. */
function revOf(log: Log, { left, change }: Member): number {
  return left === undefined ? Math.max(log.change, change) : change
}
