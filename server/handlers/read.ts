import { READ_NOTICE_MEMBERS } from '../../miniprogram/protocol/limits'
import type { Membership, Storage } from '../storage/storage'
import type { Handler } from './handler'
import { memberNow } from './membership'

/** Moves the asker's read mark forward, and tells those whom it concerns. */
export const read: Handler<'/read'> = async ({ cid, seq }, { userId, storage, announce }) => {
  const membership = await memberNow(storage, cid, userId)

  const { readSeq, readN, moved } = await storage.markRead({ cid, userId, seq })
  if (moved) {
    const concerned = await concernedBy(membership, storage)
    announce(concerned, '/read', { cid, userId, seq: readSeq, n: readN })
  }

  return { readSeq, readN }
}

/** In rooms and large groups a read mark is its owner's own affair. */
async function concernedBy(
  { cid, userId, kind, memberCount }: Membership,
  storage: Storage
): Promise<readonly string[]> {
  const isPrivate = kind === 'room' || memberCount > READ_NOTICE_MEMBERS
  return isPrivate ? [userId] : storage.members(cid)
}
