import { LOGIN_DEADLINE_MS, SILENCE_MS } from '../../miniprogram/protocol/limits'
import type { ByeReason } from '../../protocol/failures'
import type { Session } from '../storage/storage'
import type { Inbound } from '../wire/inbound'

/** The connection's part of its session. */
export interface SignedIn extends Pick<Session, 'sessionId' | 'userId' | 'deviceId' | 'expiresAt'> {
  attempt: number | undefined
}

/**
 * The life of a connection:
 *
 *   new ──first frame──▶ signing-in ──admitted──▶ live
 *
 * Each of these states can change to `closed`, which is final.
 */
export type ConnectionState =
  | { name: 'new' }
  | { name: 'signing-in'; waiting: Inbound[] }
  | { name: 'live'; session: SignedIn }
  | { name: 'closed' }

/** Why a connection ends. A lost connection gets no `/bye`. */
export type EndReason = ByeReason | 'lost'

/** Times for the deadlines. */
export interface Ages {
  sinceOpenMs: number
  sinceHeardMs: number
  /** Wall-clock time, which decides when sessions expire. */
  now: number
}

/** Whether a deadline of the connection has passed, and why it ends. */
export function verdictOn(state: ConnectionState, ages: Ages): EndReason | undefined {
  if (state.name !== 'live') return ages.sinceOpenMs > LOGIN_DEADLINE_MS ? 'no-login' : undefined
  if (state.session.expiresAt <= ages.now) return 'expired'
  return ages.sinceHeardMs > SILENCE_MS ? 'lost' : undefined
}
