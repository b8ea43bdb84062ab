import type { Failure, FailureCode } from '../protocol/failures'

/** A refused request: the only error that handlers throw on purpose. */
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

/** For a user who was never a member and must not learn that the conversation exists. */
export const unknownConversation = (): Refusal => new Refusal('not-found', 'no such conversation')

/** For a former member. */
export const notAMember = (): Refusal => new Refusal('not-a-member', 'left this conversation')
