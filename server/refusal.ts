import type { Failure, FailureCode } from '../protocol/failures'

/** Why a request is not done: the one thing that handlers throw on purpose. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  /** `retryAfter` in milliseconds. */
  constructor(
    readonly code: FailureCode,
    message: string = code,
    readonly retryAfter?: number
  ) {
    super(message)
  }

  toFailure(): Failure {
    const { code, message, retryAfter } = this
    return retryAfter === undefined ? { code, message } : { code, message, retryAfter }
  }
}

/** A stranger does not learn that there is such a conversation. */
export const unknownConversation = (): Refusal => new Refusal('not-found', 'no such conversation')

/** For who was in it once. */
export const notAMember = (): Refusal => new Refusal('not-a-member', 'left this conversation')
