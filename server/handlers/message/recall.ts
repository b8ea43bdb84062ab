import { RECALL_WINDOW_MS } from '../../../miniprogram/protocol/limits'
import type { Entry } from '../../../protocol/entry'
import { Refusal } from '../../refusal'
import type { Membership } from '../../storage/storage'
import { appendOnce } from '../append-once'
import type { Handler, RequestContext } from '../handler'
import { memberNow } from '../membership'

/** Recalls a message: senders their own for a while, a group's owner and admins any message at any time. */
export const recall: Handler<'/message/recall'> = async ({ cid, mid, seq }, context) => {
  const { userId: from, now: at, storage } = context
  try {
    await mayRecall(cid, seq, context)
  } catch (error) {
    // A repeat of a successful recall gets the same receipt, although a message cannot be recalled twice.
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
  if (entry.type !== 'text') throw new Refusal('forbidden', 'seq: not a message')
  if (!isKeeper(membership)) await ownInTime(entry, context)
}

/** In a direct conversation nobody is. */
const isKeeper = ({ role }: Membership): boolean => role !== 'member'

async function ownInTime({ cid, seq, from }: Entry, context: RequestContext): Promise<void> {
  if (from !== context.userId) throw new Refusal('forbidden', "seq: somebody else's message")
  const age = (await context.storage.age(cid, seq)) ?? Infinity
  if (age > RECALL_WINDOW_MS) throw new Refusal('too-late', 'seq: too old to be taken back')
}
