import type { ConnectionState } from '../../services/socket/connection-state'
import type { SessionState } from '../../services/session/session-state'

/** The content of the connection banner. */
export type Banner =
  | 'none'
  | 'connecting'
  | 'waiting'
  | 'offline'
  | 'syncing'
  | 'signing-in'
  | 'fallback'
  | 'replaced'
  | 'refused'

/** The inputs of the banner. */
export interface BannerFacts {
  connection: ConnectionState
  /** HTTP replaces the socket. */
  isFallback: boolean
  session: SessionState['name']
  hasNetwork: boolean
}

/** Shows nothing if all is well, or if the page itself asks the user for something. */
export function bannerOf(facts: BannerFacts): Banner {
  const { connection, session, hasNetwork, isFallback } = facts
  if (session === 'signing-in') return hasNetwork ? 'signing-in' : 'offline'
  if (session !== 'signed-in') return 'none'
  if (isFallback) return 'fallback'
  switch (connection.name) {
    case 'live':
    case 'suspended':
    case 'idle':
      return 'none'
    case 'connecting':
    case 'waiting':
      return hasNetwork ? connection.name : 'offline'
    case 'refused':
      return connection.code === 'replaced' ? 'replaced' : 'refused'
    default:
      return connection.name
  }
}
