import type { Faults } from './switches'

/** Faults while a socket opens. They are decided at each call of connectSocket. */
export const CONNECTING = {
  'connect-fails': 'The call succeeds, and the socket then reports an error and a close.',
  'connect-error-only': 'The call succeeds, and the socket then reports an error but no close.',
  'connect-close-only': 'The call succeeds, and the socket then reports a close but no error.',
  'connect-close-first': 'The call succeeds, and the socket then reports a close before its error.',
  'connect-silent': 'The call succeeds, and nothing is ever heard of the socket.',
  'connect-tls-fails': 'The handshake fails with errCode 1004, as with an incomplete chain.',
  'connect-not-in-domains': 'The call succeeds, and the address is then refused as not listed.',
  'connect-interrupted': 'The call fails with "interrupted" in the moment after the app is shown.',
  'connect-suspended': 'The call fails with "suspend" in the moment after the app is shown.',
  'connect-throws': 'The call throws, and no socket comes of it.',
  'open-late': 'The socket opens only after twelve seconds.',
  'open-at-once': 'The open is reported in the very next task, before the link stands.',
  'open-after-close': 'Closing a socket that still connects does nothing: it opens all the same.',
  'listeners-append': 'A socket keeps every listener of an event, and not only the last.',
  'slots-freed-late': 'A closed socket keeps its place for five seconds.',
  'slots-two': 'Two sockets are all there are, as under real-device debugging.',
} as const

/** How a socket that never opens reports it, and in which order. */
export interface ConnectFailure {
  text: string
  reports: readonly ('error' | 'close')[]
}

const NO_TRANSPORT = '_code:2,_msg:Underlying Transport Error'

const FAILURES = {
  'sockets-refused': { text: NO_TRANSPORT, reports: ['error', 'close'] },
  'connect-fails': { text: NO_TRANSPORT, reports: ['error', 'close'] },
  'connect-error-only': { text: NO_TRANSPORT, reports: ['error'] },
  'connect-close-only': { text: NO_TRANSPORT, reports: ['close'] },
  'connect-close-first': { text: NO_TRANSPORT, reports: ['close', 'error'] },
  'connect-silent': { text: '', reports: [] },
  'connect-tls-fails': { text: '_code:8,_msg:TLS handshake failed', reports: ['error', 'close'] },
  'connect-not-in-domains': { text: 'url not in domain list', reports: ['error', 'close'] },
} as const satisfies Record<string, ConnectFailure>

const FAILURE_NAMES = Object.keys(FAILURES) as (keyof typeof FAILURES)[]

/** How the socket that opens now fails, if a fault makes it fail. */
export function connectFailure(faults: Faults): ConnectFailure | undefined {
  const name = faults.firstOf(FAILURE_NAMES)
  return name && FAILURES[name]
}
