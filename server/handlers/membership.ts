import { READ_NOTICE_MEMBERS } from '../../miniprogram/protocol/limits'
import { notAMember, unknownConversation } from '../refusal'
import type { Membership, Storage } from '../storage/storage'

/** The membership of a present or former member. Other users do not learn that the conversation exists. */
export async function memberOnce(
  storage: Storage,
  cid: string,
  userId: string
): Promise<Membership> {
  const membership = await storage.membership(cid, userId)
  if (!membership) throw unknownConversation()
  return membership
}

/** The membership of a current member. */
export async function memberNow(
  storage: Storage,
  cid: string,
  userId: string
): Promise<Membership> {
  const membership = await memberOnce(storage, cid, userId)
  if (membership.left !== undefined) throw notAMember()
  return membership
}

/** Whether the group is too large for read and typing notices. */
export const isCrowd = ({ kind, memberCount }: Membership): boolean =>
  kind === 'room' || memberCount > READ_NOTICE_MEMBERS
