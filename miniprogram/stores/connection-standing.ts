import type { ConnectionState } from '../services/socket/connection-state'
import { troubleOf, type SessionState } from '../services/session/session-state'
import type { SignInTrouble } from '../services/session/sign-in-error'
import { bannerOf, type Banner } from './banner'

/** A sign-in that did not succeed, by what stood in its way. */
export type SignInFailed = `sign-in-${SignInTrouble}`

/** What the line above a page says. */
export type Line = Banner | SignInFailed

/** How the phone stands with the server, as 我 and the diagnostics say it at any time. */
export type Standing = Exclude<Line, 'none'> | ConnectionState['name']

/** What both depend on. */
export interface StandingFacts {
  connection: ConnectionState
  isFallback: boolean
  session: SessionState
  hasNetwork: boolean
}

/** The banner; a sign-in that failed says why, and goes on saying so while it is tried again. */
export function lineOf(facts: StandingFacts): Line {
  const { session, hasNetwork } = facts
  const trouble = troubleOf(session)
  if (trouble === undefined) return bannerOf({ ...facts, session: session.name })
  // where nobody is known yet, the page itself asks for another try
  if (session.name === 'failed') return session.user ? `sign-in-${trouble}` : 'none'
  return hasNetwork ? `sign-in-${trouble}` : 'offline'
}

/** The banner's own word for it wherever there is one. */
export function standingOf(facts: StandingFacts): Standing {
  if (facts.session.name === 'failed') return `sign-in-${facts.session.trouble}`
  const line = lineOf(facts)
  return line === 'none' ? facts.connection.name : line
}
