/** Who can fix a failure. This decides what happens next. */
export type Remedy = 'retry' | 'sign-in' | 'ask' | 'give-up'

/** Every failure code of the protocol, with its remedy. */
export const REMEDIES = {
  busy: 'retry',
  'rate-limited': 'retry',
  internal: 'retry',
  expired: 'sign-in',
  'signed-out': 'ask',
  'bad-request': 'give-up',
  'unknown-url': 'give-up',
  'not-found': 'give-up',
  'not-a-member': 'give-up',
  forbidden: 'give-up',
  blocked: 'give-up',
  muted: 'give-up',
  conflict: 'give-up',
  'too-large': 'give-up',
  'too-late': 'give-up',
  'rejected-content': 'give-up',
} as const satisfies Record<string, Remedy>

/** A failure code that the server may send. */
export type FailureCode = keyof typeof REMEDIES

/** Why the server is about to close a socket. */
export const BYE_REASONS = [
  'replaced',
  'signed-out',
  'expired',
  'restarting',
  'too-slow',
  'bad-frame',
  'no-login',
] as const

export type ByeReason = (typeof BYE_REASONS)[number]
