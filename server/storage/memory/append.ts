import { ENTRY_KINDS } from '../../../miniprogram/protocol/entry-kinds'
import type { Entry } from '../../../protocol/entry'
import { notAMember, unknownConversation } from '../../refusal'
import type { Instant } from '../steady-time'
import type { Written, Draft, NoticeDraft } from '../storage'
import { sentKey, type Log, type Tables } from './tables'

/** A draft of a member, and the time at which it was taken in. */
export interface HeardDraft {
  draft: Draft
  heard: Instant
}

/** Appends a member's draft. If the sender is no longer a member at the commit, only a repeat gets an answer. */
export function appendAsMember(tables: Tables, { draft, heard }: HeardDraft): Written {
  try {
    checkMember(tables, draft)
  } catch (error) {
    const entry = sentBefore(tables, draft)
    if (!entry) throw error
    return { entry, isNew: false }
  }
  const appended = append(tables, draft)
  if (appended.isNew) {
    tables.log(draft.cid).heard.set(appended.entry.seq, heard.steady)
    tables.lastHeard = heard
  }
  return appended
}

/**
 * A member may write even if an empty direct conversation is hidden: the member's phone may know it from a newer
 * database.
 */
function checkMember(tables: Tables, { cid, from }: Draft): void {
  const log = tables.log(cid)
  const member = log.members.get(tables.person(from).id)
  if (!member) throw unknownConversation()
  if (member.left !== undefined) throw notAMember()
}

/** Numbers and stores the draft. If (`from`, `mid`) is known already, returns that entry. */
export function append(tables: Tables, draft: Draft | NoticeDraft): Written {
  const log = tables.log(draft.cid)
  tables.person(draft.from)
  if (draft.mid !== undefined && typeof draft.mid !== 'string') throw new TypeError('mid: no text')
  const known = sentBefore(tables, draft)
  if (known) return { entry: known, isNew: false }

  const entry = numbered(log, draft)
  followedBySender(log, entry)
  log.entries.push(entry)
  const { mid = null, from: sender, at } = entry
  tables.witnesses.push({ key: tables.witnesses.length + 1, mid, sender, at })
  log.at = entry.at
  log.change = tables.nextChange()
  if (entry.mid !== undefined)
    tables.sent.set(sentKey(entry.from, entry.mid), { cid: entry.cid, seq: entry.seq })
  if (entry.type === 'recall') erase(log, entry.body.seq)
  return { entry, isNew: true }
}

/** The entry that this person sent with this mid. */
export function sentBefore(
  tables: Tables,
  { from, mid }: { from: string; mid?: string | undefined }
): Entry | undefined {
  const place = mid === undefined ? undefined : tables.sent.get(sentKey(from, mid))
  return place && tables.logs.get(place.cid)?.entries[place.seq - 1]
}

function numbered({ entries, at: before }: Log, draft: Draft | NoticeDraft): Entry {
  const { cid, from, mid, type, body } = draft
  const seq = entries.length + 1
  const n = (entries.at(-1)?.n ?? 0) + Number(ENTRY_KINDS[type].counts)
  const at = Math.max(before, draft.at)
  const sent = mid === undefined ? {} : { mid }
  return { cid, seq, n, ...sent, from, at, type, body } as Entry
}

/** A sender who had nothing unread has also read the new message. */
function followedBySender({ entries, members }: Log, { from, seq, n }: Entry): void {
  const member = members.get(from)
  if (member?.readN === (entries.at(-1)?.n ?? 0)) Object.assign(member, { readSeq: seq, readN: n })
}

/** Replaces the entry with a new object, so readers of the old object still see the old state. */
function erase({ entries }: Log, seq: number): void {
  const entry = entries[seq - 1]
  if (!entry || !ENTRY_KINDS[entry.type].recallable) return
  entries[seq - 1] = { ...entry, type: 'recalled', body: {} }
}
