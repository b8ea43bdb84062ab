import type { Entry } from '../../../protocol/entry'
import type { NewGroup } from '../storage'
import { append } from './append'
import type { Log, Member, Person, Tables } from './tables'

/** A join or a leave: who, where, when. */
export interface Passage {
  cid: string
  userId: string
  at: number
}

/** The direct conversation of two people. It becomes visible to the person who opens it. */
export function openDirect(
  tables: Tables,
  { userId, other, cid }: { userId: string; other: string; cid: string }
): string {
  const [opener, peer] = [tables.person(userId), tables.person(other)]
  const pair = JSON.stringify([userId, other].sort())
  const known = tables.directs.get(pair)
  if (known) {
    show(tables, known.members.get(userId))
    return known.cid
  }
  const log = newLog(tables, { cid, kind: 'direct', title: '', avatar: '' })
  tables.directs.set(pair, log)
  put(log, newcomer(opener, { change: log.change }))
  put(log, newcomer(peer, { change: log.change, isHidden: true }))
  log.memberCount = 2
  return cid
}

/** A group whose only member is its owner. */
export function createGroup(
  tables: Tables,
  { group, cid }: { group: NewGroup; cid: string }
): string {
  const owner = tables.person(group.owner)
  const { title, avatar } = group
  const log = newLog(tables, { cid, kind: 'group', title, avatar })
  put(log, newcomer(owner, { role: 'owner', change: log.change }))
  log.memberCount = 1
  return cid
}

/** Appends a join to the log. Returns undefined if the person is already a member. */
export function join(tables: Tables, { cid, userId, at }: Passage): Entry | undefined {
  const log = tables.log(cid)
  const person = tables.person(userId)
  const known = log.members.get(userId)
  if (known && known.left === undefined) return undefined
  const { entry } = append(tables, passing('member-joined', person, { cid, at }))
  log.memberCount++
  const { seq, n } = entry
  put(log, newcomer(person, { joined: seq, readSeq: seq, readN: n, change: log.change }))
  return entry
}

/**
 * Appends a leave to the log, as the last entry that the person may read. Returns undefined if the person is not a
 * member.
 */
export function leave(tables: Tables, { cid, userId, at }: Passage): Entry | undefined {
  const log = tables.log(cid)
  const person = tables.person(userId)
  const member = log.members.get(userId)
  if (!member || member.left !== undefined) return undefined
  const { entry } = append(tables, passing('member-left', person, { cid, at }))
  log.memberCount--
  Object.assign(member, { left: entry.seq, change: log.change })
  return entry
}

function passing(
  what: 'member-joined' | 'member-left',
  { id, name }: Person,
  { cid, at }: Pick<Passage, 'cid' | 'at'>
) {
  return { cid, from: id, at, type: 'notice', body: { what, userId: id, name } } as const
}

/** Shows a conversation to the person who opens it, even before its first entry. */
function show(tables: Tables, member: Member | undefined): void {
  if (member?.isHidden) Object.assign(member, { isHidden: false, change: tables.nextChange() })
}

type Face = Pick<Log, 'cid' | 'kind' | 'title' | 'avatar'>

function newLog(tables: Tables, face: Face): Log {
  const start = { entries: [], at: 0, memberCount: 0 }
  const maps = { heard: new Map<number, number>(), members: new Map<string, Member>() }
  const log = { ...face, ...start, ...maps, change: tables.nextChange() }
  tables.logs.set(log.cid, log)
  return log
}

function put({ members }: Log, member: Member): void {
  members.set(member.userId, member)
}

function newcomer({ id, key }: Person, own: Partial<Member>): Member {
  const marks = { readSeq: 0, readN: 0, pinned: false, muted: false }
  const part = { role: 'member', joined: 1, left: undefined, isHidden: false } as const
  return { key, userId: id, ...part, ...marks, change: 0, ...own }
}
