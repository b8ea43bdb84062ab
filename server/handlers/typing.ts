import type { NoticeHandler } from './handler'
import { isCrowd } from './membership'

/** Passes it to the others, where the sender is a member and they are few; else drops it. */
export const typing: NoticeHandler<'/typing'> = async ({ cid }, { userId, storage, announce }) => {
  const membership = await storage.membership(cid, userId)
  if (!membership || membership.left !== undefined) return
  if (isCrowd(membership)) return

  const others = (await storage.members(cid)).filter((member) => member !== userId)
  announce(others, '/typing', { cid, userId })
}
