import type { Entry, NoticeBody } from '../../../protocol/entry'
import type { NewGroup } from '../storage'
import { append } from './append'
import type { Batch } from './batch'
import type { Member } from './log'
import type { Person } from './memory'
import { conversationSum } from './sums'

/** A join or a leave: who, where, when. */
export interface Passage {
  cid: string
  userId: string
  at: number
}

/** The direct conversation of two people. It becomes visible to the person who opens it. */
export function openDirect(
  batch: Batch,
  pair: { userId: string; other: string },
  cid: string
): string {
  const opener = batch.person(pair.userId)
  const other = batch.person(pair.other)
  const [low, high] = opener.key < other.key ? [opener.key, other.key] : [other.key, opener.key]
  const known = batch.sql.conversationByPair.get(low, high)
  if (known) {
    show(batch, known.cid, opener)
    return known.cid
  }

  const change = batch.nextChange()
  const face = { cid, kind: 'direct', title: '', avatar: '', low, high }
  insert(batch, face, { memberCount: 2, change })
  const stage = batch.conversation(cid)
  stage.put({ ...newcomer(stage.log.key, opener.key), change })
  stage.put({ ...newcomer(stage.log.key, other.key), change, hidden: 1 })
  return cid
}

/** A group whose only member is its owner. */
export function createGroup(batch: Batch, group: NewGroup, cid: string): string {
  const change = batch.nextChange()
  const owner = batch.person(group.owner).key
  const { title, avatar } = group
  const face = { cid, kind: 'group', title, avatar, low: null, high: null }
  insert(batch, face, { memberCount: 1, change })
  const stage = batch.conversation(cid)
  stage.put({ ...newcomer(stage.log.key, owner), role: 'owner', change })
  return cid
}

type Face = Parameters<typeof conversationSum>[0]

function insert(
  { sql }: Batch,
  face: Face,
  { memberCount, change }: { memberCount: number; change: number }
): void {
  const { cid, kind, title, avatar, low, high } = face
  const looks = [cid, kind, title, avatar, low, high] as const
  sql.insertConversation.run(...looks, memberCount, change, conversationSum(face))
}

/** Appends a join to the log. Returns undefined if the person is already a member. */
export function join(batch: Batch, { cid, userId, at }: Passage): Entry | undefined {
  const stage = batch.conversation(cid)
  const person = batch.person(userId)
  if (stage.member(person.key)?.left === null) return undefined

  const entry = announce(batch, person, { cid, at, what: 'member-joined' })
  const { log } = stage
  log.memberCount++
  const start = { joined: entry.seq, readSeq: entry.seq, readN: entry.n, change: log.change }
  stage.put({ ...newcomer(log.key, person.key), ...start })
  batch.afterCommit(() => batch.memory.changeIds(cid, (ids) => [...ids, userId]))
  return entry
}

/**
 * Appends a leave to the log, as the last entry that the person may read. Returns undefined if the person is not a
 * member.
 */
export function leave(batch: Batch, { cid, userId, at }: Passage): Entry | undefined {
  const stage = batch.conversation(cid)
  const person = batch.person(userId)
  const member = stage.member(person.key)
  if (member?.left !== null) return undefined

  const entry = announce(batch, person, { cid, at, what: 'member-left' })
  if (stage.log.follower === person.key) stage.settle()
  stage.log.memberCount--
  member.left = entry.seq
  member.change = stage.log.change
  batch.afterCommit(() => batch.memory.changeIds(cid, (ids) => ids.filter((id) => id !== userId)))
  return entry
}

function announce(
  batch: Batch,
  { id, name }: Person,
  { cid, at, what }: { cid: string; at: number; what: 'member-joined' | 'member-left' }
): Entry {
  const body: NoticeBody = { what, userId: id, name }
  return append(batch, { cid, from: id, at, type: 'notice', body }).entry
}

/** Shows a conversation to the person who opens it, even before its first entry. */
function show(batch: Batch, cid: string, opener: Person): void {
  const member = batch.conversation(cid).member(opener.key)
  if (!member?.hidden) return
  member.hidden = 0
  member.change = batch.nextChange()
  batch.afterCommit(() => batch.memory.forgetIds(cid))
}

function newcomer(conversation: number, user: number): Member {
  const marks = { readSeq: 0, readN: 0, pinned: 0, muted: 0 }
  return {
    user,
    conversation,
    role: 'member',
    joined: 1,
    left: null,
    hidden: 0,
    ...marks,
    change: 0,
  }
}
