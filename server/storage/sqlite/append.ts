import { ENTRY_KINDS, entryKind } from '../../../miniprogram/protocol/entry-kinds'
import type { Entry } from '../../../protocol/entry'
import { notAMember, unknownConversation } from '../../refusal'
import type { Written, Draft, NoticeDraft } from '../storage'
import type { Batch } from './batch'
import { toEntry } from './entries'
import type { Log } from './log'
import type { Move, Stage } from './stage'
import { entrySum } from './sums'

/** The place for an entry, and its sender. */
interface Floor {
  stage: Stage
  sender: number
}

/** Appends a member's draft. A sender who is no longer a member at the commit gets an answer only for a repeat. */
export function appendAsMember(batch: Batch, draft: Draft): Written {
  const sender = batch.person(draft.from).key
  let stage: Stage
  try {
    stage = stageOfMember(batch, draft.cid, sender)
  } catch (error) {
    const entry = sentBefore(batch, draft.mid, sender)
    if (!entry) throw error
    return { entry, isNew: false }
  }
  return put(batch, draft, { stage, sender })
}

/** Numbers and stores the draft. If (`from`, `mid`) is known already, returns that entry. */
export function append(batch: Batch, draft: Draft | NoticeDraft): Written {
  const sender = batch.person(draft.from).key
  return put(batch, draft, { stage: batch.conversation(draft.cid), sender })
}

function put(batch: Batch, draft: Draft | NoticeDraft, { stage, sender }: Floor): Written {
  const entry = numbered(stage.log, draft)
  const moved = { sender, change: batch.lastChange + 1, follows: stage.hasReadAll(sender) }
  if (!insert(batch, entry, { conversation: stage.log.key, ...moved })) {
    return { entry: first(batch, draft.mid, sender), isNew: false }
  }

  if (entry.type === 'recall') erase(batch, stage.log, entry.body.seq)
  if (entry.seq === 1) batch.afterCommit(() => batch.memory.forgetIds(entry.cid))
  batch.wrote(moved.change)
  stage.advance(entry, moved)
  return { entry, isNew: true }
}

/**
 * A member may write even if an empty direct conversation is hidden: the member's phone may know it from a newer
 * database.
 */
function stageOfMember(batch: Batch, cid: string, user: number): Stage {
  const stage = batch.conversation(cid)
  const member = stage.peek(user)
  if (!member) throw unknownConversation()
  if (member.left !== null) throw notAMember()
  return stage
}

function numbered(log: Log, draft: Draft | NoticeDraft): Entry {
  const { cid, from, mid, type, body } = draft
  const seq = log.lastSeq + 1
  const n = log.n + Number(ENTRY_KINDS[type].counts)
  const at = Math.max(log.at, draft.at)
  return (
    mid === undefined
      ? { cid, seq, n, from, at, type, body }
      : { cid, seq, n, mid, from, at, type, body }
  ) as Entry
}

/** False if the sender has used this mid before. */
function insert(
  { sql, backlog, hearing }: Batch,
  { cid, seq, n, mid, from, at, type, body }: Entry,
  { conversation, sender, change, follows }: Move & { conversation: number }
): boolean {
  const text = JSON.stringify(body)
  const said = [mid ?? null, sender, at, type, text] as const
  const heard = hearing.hear()
  const sum = entrySum({ cid, seq, n, mid: mid ?? null, sender: from, at, type, body: text })
  const known = [change, Number(follows), heard === at ? null : heard, sum] as const
  const done = sql.insertEntry.run(conversation, seq, n, ...said, ...known)
  if (done.changes !== 1) return false
  backlog.add(conversation, seq, Number(done.lastInsertRowid))
  return true
}

function erase({ sql, places }: Batch, log: Log, seq: number): void {
  const entry = places.entry(log, seq)
  const key = places.at(log.key, seq)
  if (!entry || key === undefined || !entryKind(entry.type)?.recallable) return
  sql.eraseEntry.run(entrySum({ ...entry, type: 'recalled', body: '{}' }), key)
}

function first(batch: Batch, mid: string | undefined, sender: number): Entry {
  const entry = mid === undefined ? undefined : sentBefore(batch, mid, sender)
  if (!entry) throw new Error('an entry was refused that nobody has sent before')
  return entry
}

function sentBefore({ sql }: Batch, mid: string, sender: number): Entry | undefined {
  const row = sql.entryByMid.get(mid, sender)
  return row && toEntry(row)
}
