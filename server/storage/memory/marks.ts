import { isMessage } from '../../../miniprogram/protocol/entry-kinds'
import type { Entry } from '../../../protocol/entry'
import { unknownConversation } from '../../refusal'
import type { MarkMoved, Marks, ReadMark } from '../storage'
import { countAt, peerOf, type Log, type Member, type Tables } from './tables'

/** Moves a read mark forward. In a direct conversation the other person's row changes with it. */
export function markRead(tables: Tables, { cid, userId, seq }: ReadMark): MarkMoved {
  const { log, member } = memberOf(tables, { cid, userId })
  const mark = { readSeq: member.readSeq, readN: member.readN }
  const end = member.left ?? log.entries.length
  if (Math.min(seq, end) <= mark.readSeq) return { ...mark, moved: false }

  const readSeq = reached(log, userId, { from: Math.min(seq, end), to: end })
  const readN = countAt(log, readSeq)
  Object.assign(member, { readSeq, readN, change: tables.nextChange() })
  const peer = peerOf(log, userId)
  if (peer) peer.change = member.change
  return { readSeq, readN, moved: true }
}

/** Pins or mutes the conversation, for this member alone. */
export function setMarks(tables: Tables, { who, marks }: { who: Who; marks: Marks }): undefined {
  const { member } = memberOf(tables, who)
  Object.assign(member, marks, { change: tables.nextChange() })
}

/** A member's own messages directly after the mark count as read. */
function reached({ entries }: Log, userId: string, { from, to }: { from: number; to: number }) {
  const isNew = (entry: Entry) => entry.from !== userId && isMessage(entry)
  const behind = entries.slice(from, to)
  const next = behind.findIndex(isNew)
  const run = next < 0 ? behind : behind.slice(0, next)
  return run.findLast((entry) => entry.from === userId)?.seq ?? from
}

type Who = Pick<ReadMark, 'cid' | 'userId'>

function memberOf(tables: Tables, { cid, userId }: Who): { log: Log; member: Member } {
  const log = tables.log(cid)
  const member = log.members.get(userId)
  if (!member) throw unknownConversation()
  return { log, member }
}
