import type { Membership, Storage } from '../storage/storage'
import type { Handler } from './handler'
import { isCrowd, memberNow } from './membership'

/** Moves the user's read mark forward, and announces it to the people who may see it. */
export const read: Handler<'/read'> = async ({ cid, seq }, { userId, storage, announce }) => {
  const membership = await memberNow(storage, cid, userId)

  const { readSeq, readN, moved } = await storage.markRead({ cid, userId, seq })
  if (moved) {
    const concerned = await concernedBy(membership, storage)
    announce(concerned, '/read', { cid, userId, seq: readSeq, n: readN })
  }

  return { readSeq, readN }
}

async function concernedBy(membership: Membership, storage: Storage): Promise<readonly string[]> {
  const { cid, userId } = membership
  return isCrowd(membership) ? [userId] : storage.members(cid)
}
