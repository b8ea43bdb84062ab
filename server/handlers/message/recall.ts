import { ENTRY_KINDS } from '../../../miniprogram/protocol/entry-kinds'
import { RECALL_WINDOW_MS } from '../../../miniprogram/protocol/limits'
import type { Entry } from '../../../protocol/entry'
import { Refusal } from '../../refusal'
import type { Membership } from '../../storage/storage'
import { appendOnce } from '../append-once'
import type { Handler, RequestContext } from '../handler'
import { memberNow } from '../membership'

/**
 * Recalls a message. A sender may recall an own message for a limited time. A group's owner and admins may recall any
 * message at any time.
 */
export const recall: Handler<'/message/recall'> = async ({ cid, mid, seq }, context) => {
  const { userId: from, now: at, storage } = context
  try {
    await mayRecall(cid, seq, context)
  } catch (error) {
    // A message can be recalled only once, but a repeat of the successful request gets the same receipt.
    if (!(await storage.sent(from, mid))) throw error
  }
  return appendOnce({ cid, mid, from, at, type: 'recall', body: { seq } }, context)
}

async function mayRecall(cid: string, seq: number, context: RequestContext): Promise<void> {
  const { userId, storage } = context
  const membership = await memberNow(storage, cid, userId)
  const entry = seq < membership.joined ? undefined : await storage.entry(cid, seq)
  if (!entry) throw new Refusal('not-found', 'seq: no such entry')
  if (entry.type === 'recalled') throw new Refusal('conflict', 'seq: taken back already')
  if (!ENTRY_KINDS[entry.type].recallable) throw new Refusal('forbidden', 'seq: not a message')
  if (!isKeeper(membership)) await ownInTime(entry, context)
}

/** A direct conversation has no owner and no admins. */
const isKeeper = ({ role }: Membership): boolean => role !== 'member'

async function ownInTime({ cid, seq, from }: Entry, context: RequestContext): Promise<void> {
  if (from !== context.userId) throw new Refusal('forbidden', "seq: another person's message")
  const age = (await context.storage.age(cid, seq)) ?? Infinity
  if (age > RECALL_WINDOW_MS) throw new Refusal('too-late', 'seq: too old to be recalled')
}
