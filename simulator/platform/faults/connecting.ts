import type { Faults } from './switches'

/** Faults while a socket opens. Each is decided at a call of connectSocket. */
export const CONNECTING = {
  'connect-fails': 'The call succeeds, and the socket then reports an error and a close.',
  'connect-error-only': 'The call succeeds, and the socket then reports an error but no close.',
  'connect-close-only': 'The call succeeds, and the socket then reports a close but no error.',
  'connect-close-first': 'The call succeeds, and the socket then reports a close before its error.',
  'connect-silent': 'The call succeeds, and the socket never reports anything.',
  'connect-tls-fails':
    'The handshake fails with errCode 1004, as with an incomplete certificate chain.',
  'connect-not-in-domains':
    'The call succeeds, and the domain is then refused because it is not on the list.',
  'connect-interrupted': 'The call fails with "interrupted" just after the app was shown.',
  'connect-suspended': 'The call fails with "suspend" just after the app was shown.',
  'connect-throws': 'The call throws, and there is no socket.',
  'open-late': 'The socket opens only after twelve seconds.',
  'open-at-once': 'The open is reported in the next task, before the link is ready.',
  'open-after-close': 'Closing a socket while it connects has no effect: it opens anyway.',
  'listeners-append': 'A socket keeps all listeners of an event, not only the last one.',
  'slots-freed-late': 'A closed socket occupies its slot for five seconds.',
  'slots-two': 'There are only two sockets, as in real-device debugging.',
} as const

/** The events, in order, by which a socket reports that it did not open. */
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

/** How this socket fails to open, if a fault makes it fail. */
export function connectFailure(faults: Faults): ConnectFailure | undefined {
  const name = faults.firstOf(FAILURE_NAMES)
  return name && FAILURES[name]
}
