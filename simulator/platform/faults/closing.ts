import type { SocketEvents } from '../socket-events'
import type { Faults } from './switches'

/** Faults at the end of a socket. Each is decided when the end is reported. */
export const CLOSING = {
  'close-lost': 'onClose is never called.',
  'close-late': 'onClose is called three seconds late.',
  'close-twice': 'onClose is called twice.',
  'close-without-code': 'onClose has neither a code nor a reason.',
  'close-false-code': 'onClose has a code and a reason that are unrelated to the cause.',
  'close-own-code-lost': 'A close by the app is reported as 1000, whatever code it used.',
  'close-error-before': 'An error is reported before the close.',
  'close-error-after': 'An error is reported after the close.',
  'close-error-instead': 'An error is reported, but no close.',
  'close-call-fails': 'close() fails because the native side does not know the task.',
  'close-call-throws': 'close() throws because the native side does not know the task.',
  'ready-state-stale': 'readyState is still 1 after the end.',
  'messages-after-close': 'Data that arrives within a second after close() is still delivered.',
} as const

/** What ended a socket: the app, the platform when it suspended the app, or something else. */
export type EndCause = 'own' | 'suspension' | 'other'

/** How a socket really ended. */
export interface SocketEnd {
  code: number
  reason: string
  cause: EndCause
}

/** One event that reports the end to the app. */
export type EndReport =
  | { name: 'error'; event: SocketEvents['error']; afterMs: number }
  | { name: 'close'; event: SocketEvents['close']; afterMs: number }

const LATE_MS = 3_000

/** Close codes and reasons seen on phones. Each misreports its cause. */
const FALSE_CODES: readonly SocketEvents['close'][] = [
  { code: 1000, reason: 'interrupted' },
  { code: 0, reason: 'interrupted' },
  { reason: 'interrupted' },
  { code: 0, reason: '' },
  { code: 1000, reason: '' },
  { code: 1001, reason: 'Stream end encountered' },
  { code: 1005, reason: '' },
  { code: 1006, reason: 'abnormal closure' },
]

/** The events that report the end of a socket, in order. */
export function endReports(faults: Faults, end: SocketEnd): readonly EndReport[] {
  if (isUntold(faults, end)) return []
  if (faults.strikes('close-error-instead')) return [ERROR]
  const afterMs = faults.strikes('close-late') ? LATE_MS : 0
  const close: EndReport = { name: 'close', event: closeEvent(faults, end), afterMs }
  const closes = faults.strikes('close-twice') ? [close, close] : [close]
  const before = faults.strikes('close-error-before') ? [ERROR] : []
  const after = faults.strikes('close-error-after') ? [{ ...ERROR, afterMs }] : []
  return [...before, ...closes, ...after]
}

const ERROR: EndReport = {
  name: 'error',
  event: { errMsg: 'exception code:2, msg:Underlying Transport Error' },
  afterMs: 0,
}

const isUntold = (faults: Faults, { cause }: SocketEnd): boolean =>
  (cause === 'suspension' && faults.strikes('suspend-close-lost')) || faults.strikes('close-lost')

function closeEvent(faults: Faults, { code, reason, cause }: SocketEnd): SocketEvents['close'] {
  if (faults.strikes('close-without-code')) return {}
  if (faults.strikes('close-false-code')) {
    return FALSE_CODES[faults.chance.below(FALSE_CODES.length)] ?? {}
  }
  if (cause === 'own' && faults.strikes('close-own-code-lost')) return { code: 1000, reason: '' }
  return { code, reason }
}
