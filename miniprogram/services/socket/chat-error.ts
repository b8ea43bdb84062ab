import { REMEDIES, type FailureCode, type Remedy } from '../../protocol/failures'

/** Failures that the phone finds itself: there is no link, or no answer came in time. */
export type PhoneCode = 'offline' | 'timed-out'

/** A code that we know; the wire may bring others. */
export type KnownCode = FailureCode | PhoneCode

const KNOWN: ReadonlyMap<string, Remedy> = new Map<string, Remedy>([
  ...Object.entries(REMEDIES),
  ['offline', 'retry'],
  ['timed-out', 'retry'],
])

/** The remedy of a code. An unknown code is not repeated. */
export function remedyOf(code: string): Remedy {
  return KNOWN.get(code) ?? 'give-up'
}

/** A failure the server answered with, or the phone found itself. */
export class ChatError extends Error {
  override readonly name = 'ChatError'
  readonly retryAfter: number | undefined

  constructor(
    readonly code: string,
    detail: { message?: string; retryAfter?: number | undefined } = {}
  ) {
    super(detail.message ?? code)
    this.retryAfter = detail.retryAfter
  }

  get remedy(): Remedy {
    return remedyOf(this.code)
  }

  /** An unexpected error is a bug of ours: it is tried again and never crashes the app. */
  static from(error: unknown): ChatError {
    if (error instanceof ChatError) return error
    return new ChatError('internal', { message: error instanceof Error ? error.message : '' })
  }
}
