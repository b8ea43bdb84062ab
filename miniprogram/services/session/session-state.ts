import type { User } from '../../../protocol/user'

/**
 * Who uses this phone, as far as the server has agreed.
 *
 *   unknown ──▶ signing-in ──▶ signed-in ──(expired)──▶ signing-in
 *                 │    ▲           │
 *       needs-name┘    └─ failed   └──(revoked)──▶ signed-out
 *
 * `user` is whom the phone knows from before; what is his stays readable while he is not signed in.
 */
export type SessionState =
  | { name: 'unknown' }
  | { name: 'needs-name' }
  | { name: 'signing-in'; user?: User }
  | { name: 'signed-in'; user: User; token: string }
  | { name: 'signed-out'; user: User }
  | { name: 'failed'; code: string; user?: User }

/** The one who is, was, or is about to be signed in. */
export function userOf(state: SessionState): User | undefined {
  return 'user' in state ? state.user : undefined
}
