import { Refusal } from '../refusal'

/** A stranger does not learn that there is such a conversation. */
export const unknownConversation = (): Refusal => new Refusal('not-found', 'no such conversation')

/** For who was in it once. */
export const notAMember = (): Refusal => new Refusal('not-a-member', 'left this conversation')
