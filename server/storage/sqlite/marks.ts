import { unknownConversation } from '../../refusal'
import type { MarkMoved, Marks, ReadMark } from '../storage'
import type { Batch } from './batch'
import { markOf, peerOf, type Log, type Member } from './log'
import type { Stage } from './stage'

/** No person has this key. */
const NOBODY = 0

/** Moves a read mark forward. In a direct conversation the other person's row changes with it. */
export function markRead(batch: Batch, { seq, ...who }: ReadMark): MarkMoved {
  const { stage, member } = memberOf(batch, who)
  const mark = markOf(stage.log, member)
  const end = member.left ?? stage.log.lastSeq
  if (Math.min(seq, end) <= mark.readSeq) return { ...mark, moved: false }

  const readSeq = reached(batch, stage.log, {
    from: Math.min(seq, end),
    to: end,
    user: member.user,
  })
  const readN = countAt(batch, stage.log, readSeq)
  Object.assign(member, { readSeq, readN, change: batch.nextChange() })
  const peer = stage.member(peerOf(stage.log, member.user) ?? NOBODY)
  if (peer) peer.change = member.change
  return { readSeq, readN, moved: true }
}

/** Pins or mutes the conversation, for this member alone. */
export function setMarks(batch: Batch, who: Who, { pinned, muted }: Marks): void {
  const { member } = memberOf(batch, who)
  if (pinned !== undefined) member.pinned = Number(pinned)
  if (muted !== undefined) member.muted = Number(muted)
  member.change = batch.nextChange()
}

type Who = Pick<ReadMark, 'cid' | 'userId'>

function memberOf(batch: Batch, { cid, userId }: Who): { stage: Stage; member: Member } {
  const stage = batch.conversation(cid)
  const member = stage.member(batch.person(userId).key)
  if (!member) throw unknownConversation()
  return { stage, member }
}

/** A member's own messages directly after the mark count as read. */
function reached(
  { places }: Batch,
  { key }: Log,
  { from, to, user }: { from: number; to: number; user: number }
): number {
  if (from === to) return to
  const behind = { conversation: key, from: from + 1, to }
  const next = places.nextOfOthers(behind, user) ?? to + 1
  if (next === from + 1) return from
  return places.lastOfOne({ ...behind, to: next - 1 }, user) ?? from
}

function countAt({ places }: Batch, log: Log, seq: number): number {
  return seq === log.lastSeq ? log.n : places.countAt(log.key, seq)
}
