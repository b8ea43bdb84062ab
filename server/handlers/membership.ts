import { READ_NOTICE_MEMBERS } from '../../miniprogram/protocol/limits'
import { notAMember, unknownConversation } from '../refusal'
import type { Membership, Storage } from '../storage/storage'

/** Who is or was in the conversation; a stranger does not learn that there is one. */
export async function memberOnce(
  storage: Storage,
  cid: string,
  userId: string
): Promise<Membership> {
  const membership = await storage.membership(cid, userId)
  if (!membership) throw unknownConversation()
  return membership
}

/** Who is in the conversation now. */
export async function memberNow(
  storage: Storage,
  cid: string,
  userId: string
): Promise<Membership> {
  const membership = await memberOnce(storage, cid, userId)
  if (membership.left !== undefined) throw notAMember()
  return membership
}

/** Whether so many are here that nobody is told of each other's reading and typing. */
export const isCrowd = ({ kind, memberCount }: Membership): boolean =>
  kind === 'room' || memberCount > READ_NOTICE_MEMBERS
