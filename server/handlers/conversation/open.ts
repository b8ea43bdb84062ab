import { Refusal } from '../../refusal'
import type { Handler } from '../handler'
import { announcedRow } from './row'

/** Returns the direct conversation with a person. Creates it on first use. */
export const open: Handler<'/conversation/open'> = async ({ userId: other }, context) => {
  const { userId, storage } = context
  if (other === userId) throw new Refusal('bad-request', 'userId: is your own')
  if (!(await storage.user(other))) throw new Refusal('not-found', 'userId: nobody')

  const cid = await storage.openDirect(userId, other)

  return { conversation: await announcedRow(cid, context) }
}
