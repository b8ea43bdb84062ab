import type { NoticeHandler } from './handler'
import { isCrowd } from './membership'

/** Forwards the notice to the other members of a small group. Drops it if the sender is not a member. */
export const typing: NoticeHandler<'/typing'> = async ({ cid }, { userId, storage, announce }) => {
  const membership = await storage.membership(cid, userId)
  if (!membership || membership.left !== undefined) return
  if (isCrowd(membership)) return

  const members = await storage.members(cid)
  announce({ cid, members, except: userId }, '/typing', { cid, userId })
}
