import { READ_NOTICE_MEMBERS } from '../../miniprogram/protocol/limits'
import type { NoticeHandler } from './handler'

/** Passes it to the others, where the sender is a member and they are few; else drops it. */
export const typing: NoticeHandler<'/typing'> = async ({ cid }, { userId, storage, announce }) => {
  const membership = await storage.membership(cid, userId)
  if (!membership || membership.left !== undefined) return
  if (membership.kind === 'room' || membership.memberCount > READ_NOTICE_MEMBERS) return

  const others = (await storage.members(cid)).filter((member) => member !== userId)
  announce(others, '/typing', { cid, userId })
}
