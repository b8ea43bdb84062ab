import type { ConnectionState } from '../../services/socket/connection-state'
import { troubleOf, type SessionState } from '../../services/session/session-state'
import type { SignInTrouble } from '../../services/session/sign-in-error'
import { bannerOf, type Banner } from './banner'

/** A failed sign-in and its cause. */
export type SignInFailed = `sign-in-${SignInTrouble}`

/** The text of the banner. */
export type Line = Banner | SignInFailed

/** The state of the connection, as shown on the me page and in the diagnostics. */
export type Standing = Exclude<Line, 'none'> | ConnectionState['name']

/** The inputs of both. */
export interface StandingFacts {
  connection: ConnectionState
  isFallback: boolean
  session: SessionState
  hasNetwork: boolean
}

/** The banner. After a failed sign-in it says why, and keeps saying so during the next attempt. */
export function lineOf(facts: StandingFacts): Line {
  const { session, hasNetwork } = facts
  const trouble = troubleOf(session)
  if (trouble === undefined) return bannerOf({ ...facts, session: session.name })
  // If no user is known yet, the page itself offers another attempt
  if (session.name === 'failed') return session.user ? `sign-in-${trouble}` : 'none'
  return hasNetwork ? `sign-in-${trouble}` : 'offline'
}

/** The banner's text, or else the state of the connection. */
export function standingOf(facts: StandingFacts): Standing {
  if (facts.session.name === 'failed') return `sign-in-${facts.session.trouble}`
  const line = lineOf(facts)
  return line === 'none' ? facts.connection.name : line
}
