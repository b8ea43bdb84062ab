import type { Conversation } from '../../../protocol/conversation'
import { Refusal } from '../../refusal'
import type { RequestContext } from '../handler'

/** Returns the row of the requesting user, and sends it to the user's other devices. */
export async function announcedRow(
  cid: string,
  { userId, storage, announce }: RequestContext
): Promise<Conversation> {
  const conversation = await storage.conversation(cid, userId)
  if (!conversation) throw new Refusal('not-found', 'no such conversation')
  announce({ people: [userId] }, '/conversation', conversation)
  return conversation
}
