import type { Handler } from './handler'
import { isCrowd, memberNow } from './membership'

/** Moves the user's read mark forward, and announces it to the people who may see it. */
export const read: Handler<'/read'> = async ({ cid, seq }, { userId, storage, announce }) => {
  const membership = await memberNow(storage, cid, userId)

  const { readSeq, readN, moved } = await storage.markRead({ cid, userId, seq })
  if (moved) {
    const to = isCrowd(membership)
      ? { people: [userId] }
      : { cid, members: await storage.members(cid) }
    announce(to, '/read', { cid, userId, seq: readSeq, n: readN })
  }

  return { readSeq, readN }
}
