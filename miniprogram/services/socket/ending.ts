import type { Notice } from '../../../protocol/notices'
import type { Loss } from './backoff'
import type { ChatError } from './chat-error'

/** How a link ends: either another attempt follows, or it stays closed until it is opened again. */
export type Ending = { isFinal: true; code: string } | { isFinal: false; loss: Loss; why: string }

/** The server announced why it is about to close. */
export function afterBye({ reason, retryAfter }: Notice<'/bye'>): Ending {
  const isFinal = reason === 'replaced' || reason === 'signed-out' || reason === 'expired'
  if (isFinal) return { isFinal, code: reason }
  const loss = { retryAfter, isRestarting: reason === 'restarting' }
  return { isFinal, loss, why: reason }
}

/** A login that was finally refused is not repeated. Only `conflict` is resolved by the next, higher attempt. */
export function afterFailedStep(error: ChatError, isSigningIn: boolean): Ending {
  const isFinal = isSigningIn && error.remedy === 'give-up' && error.code !== 'conflict'
  if (isFinal) return { isFinal, code: error.code }
  return { isFinal, loss: { retryAfter: error.retryAfter }, why: error.code }
}

/** Whether an answer makes the whole link useless, whatever the request was. */
export function endsLink({ remedy }: ChatError): boolean {
  return remedy === 'sign-in' || remedy === 'ask'
}
