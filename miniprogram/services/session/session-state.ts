import type { User } from '../../../protocol/user'
import type { SignInTrouble } from './sign-in-error'

/**
 * The user of this phone, as far as the server has confirmed it.
 *
 *   unknown ──▶ signing-in ──▶ signed-in ──(expired)──▶ signing-in
 *                 │    ▲           │
 *       needs-name┘    └─ failed   └──(revoked)──▶ signed-out
 *
 * `user` is the previously known user. The user's data stays readable while nobody is signed in.
 */
export type SessionState =
  | { name: 'unknown' }
  /** `refused` is a name that the server refused. */
  | { name: 'needs-name'; refused?: string }
  | { name: 'signing-in'; user?: User; failure?: SignInFailure }
  | { name: 'signed-in'; user: User; token: string }
  | { name: 'signed-out'; user: User }
  | { name: 'failed'; trouble: SignInTrouble; user?: User }

/** How the previous attempt ended; `until` is set during the pause after it. */
export interface SignInFailure {
  trouble: SignInTrouble
  /** By the phone's clock. */
  until?: number
}

/** The current or previous user, or the one who is signing in. */
export function userOf(state: SessionState): User | undefined {
  return 'user' in state ? state.user : undefined
}

/** Why the last finished attempt failed; undefined if it succeeded. */
export function troubleOf(state: SessionState): SignInTrouble | undefined {
  if (state.name === 'failed') return state.trouble
  return state.name === 'signing-in' ? state.failure?.trouble : undefined
}

/** When the next attempt begins; undefined if none is planned. */
export function nextSignInAt(state: SessionState): number | undefined {
  return state.name === 'signing-in' ? state.failure?.until : undefined
}
