import { ChatError } from '../socket/chat-error'

/**
 * What stops a sign-in: WeChat gives no code, no server answers, the server answers with an error, or it refuses
 * the code.
 */
export type SignInTrouble = 'no-code' | 'unreachable' | 'refused' | 'code-refused'

/** An attempt to sign in failed; `message` is for the diagnostics: a status or the platform's words. */
export class SignInError extends ChatError {
  constructor(
    readonly trouble: SignInTrouble,
    code: string,
    detail: { message: string; retryAfter?: number | undefined }
  ) {
    super(code, detail)
  }

  /** A bug of ours counts as a server that does not answer: it is tried again. */
  static override from(error: unknown): SignInError {
    if (error instanceof SignInError) return error
    const { code, message, retryAfter } = ChatError.from(error)
    return new SignInError('unreachable', code, { message: message || code, retryAfter })
  }
}
