import type { Handler } from '../handler'
import { memberNow } from '../membership'
import { announcedRow } from './row'

/** Sets the user's own marks on the conversation. A mark that is absent stays as it is. */
export const set: Handler<'/conversation/set'> = async ({ cid, pinned, muted }, context) => {
  const { userId, storage } = context
  await memberNow(storage, cid, userId)

  const marks = {
    ...(pinned !== undefined && { pinned }),
    ...(muted !== undefined && { muted }),
  }
  await storage.setMarks(cid, userId, marks)

  return { conversation: await announcedRow(cid, context) }
}
