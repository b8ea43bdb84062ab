import { ChatError } from '../socket/chat-error'

/**
 * Why a sign-in fails: WeChat gives no code, no server answers, the server answers with an error, or it refuses the
 * code.
 */
export type SignInTrouble = 'no-code' | 'unreachable' | 'refused' | 'code-refused'

/** A failed sign-in attempt; `message` is for the diagnostics: a status or the platform's words. */
export class SignInError extends ChatError {
  constructor(
    readonly trouble: SignInTrouble,
    code: string,
    detail: { message: string; retryAfter?: number | undefined }
  ) {
    super(code, detail)
  }

  /** An unexpected error counts as a server that does not answer, so the sign-in is retried. */
  static override from(error: unknown): SignInError {
    if (error instanceof SignInError) return error
    const { code, message, retryAfter } = ChatError.from(error)
    return new SignInError('unreachable', code, { message: message || code, retryAfter })
  }
}
