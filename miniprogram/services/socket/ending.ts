import type { Notice } from '../../../protocol/notices'
import type { Loss } from './backoff'
import type { ChatError } from './chat-error'

/** The end of a link: another attempt follows, or it stays closed until it is opened again. */
export type Ending = { isFinal: true; code: string } | { isFinal: false; loss: Loss; why: string }

/** The server says why it is about to close. */
export function afterBye({ reason, retryAfter }: Notice<'/bye'>): Ending {
  const isFinal = reason === 'replaced' || reason === 'signed-out' || reason === 'expired'
  if (isFinal) return { isFinal, code: reason }
  const loss = { retryAfter, isRestarting: reason === 'restarting' }
  return { isFinal, loss, why: reason }
}

/** A finally refused login stays refused. Only `conflict` is resolved by the next, higher attempt. */
export function afterFailedStep(error: ChatError, isSigningIn: boolean): Ending {
  const isFinal = isSigningIn && error.remedy === 'give-up' && error.code !== 'conflict'
  if (isFinal) return { isFinal, code: error.code }
  return { isFinal, loss: { retryAfter: error.retryAfter }, why: error.code }
}

/** Such an answer makes the whole link useless, whatever the request was. */
export function endsLink({ remedy }: ChatError): boolean {
  return remedy === 'sign-in' || remedy === 'ask'
}
