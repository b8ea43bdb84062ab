import { ENTRY_KINDS } from '../../miniprogram/protocol/entry-kinds'
import type { Entry } from '../../protocol/entry'
import type { Receipt } from '../../protocol/message'
import { Refusal } from '../refusal'
import type { Draft } from '../storage/storage'
import { announceEntry } from './announce-entry'
import type { RequestContext } from './handler'

/** Appends the entry only once, even if the client repeats the request. Announces it every time. */
export async function appendOnce(draft: Draft, context: RequestContext): Promise<Receipt> {
  const appended = await context.storage.append(draft)
  const { entry } = appended
  if (!isAnswerTo(draft, entry)) throw new Refusal('conflict', 'mid: used for something else')
  await announceEntry(appended, context)
  return { cid: entry.cid, mid: draft.mid, seq: entry.seq, n: entry.n, at: entry.at }
}

/** The body is not compared: a recall may have erased it, and the kind with it. */
function isAnswerTo(draft: Draft, entry: Entry): boolean {
  if (entry.cid !== draft.cid) return false
  if (entry.type === 'recalled') return ENTRY_KINDS[draft.type].recallable
  if (entry.type === 'recall' && draft.type === 'recall') return entry.body.seq === draft.body.seq
  return entry.type === draft.type
}
