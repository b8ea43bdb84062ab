import { REMEDIES, type Remedy } from '../../protocol/failures'

const KNOWN: ReadonlyMap<string, Remedy> = new Map<string, Remedy>([
  ...Object.entries(REMEDIES),
  // The phone itself detects these: there is no link, or no answer came in time.
  ['offline', 'retry'],
  ['timed-out', 'retry'],
])

/** The remedy for a code. A request with an unknown code is not repeated. */
export function remedyOf(code: string): Remedy {
  return KNOWN.get(code) ?? 'give-up'
}

/** A failure that the server returned or the phone detected. */
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

  /** An unexpected error is a bug: the request is retried, and the app does not crash. */
  static from(error: unknown): ChatError {
    if (error instanceof ChatError) return error
    return new ChatError('internal', { message: error instanceof Error ? error.message : '' })
  }
}
