import type { ConnectionState } from '../services/socket/connection-state'
import type { SessionState } from '../services/session/session-state'

/** What the line above a page says of the connection. */
export type Banner =
  'none' | 'connecting' | 'waiting' | 'offline' | 'syncing' | 'signing-in' | 'refused'

/** What the banner depends on. */
export interface BannerFacts {
  connection: ConnectionState['name']
  session: SessionState['name']
  hasNetwork: boolean
}

/** Silent where all is well, and where the page itself asks the user for something. */
export function bannerOf({ connection, session, hasNetwork }: BannerFacts): Banner {
  if (session === 'signing-in') return hasNetwork ? 'signing-in' : 'offline'
  if (session !== 'signed-in') return 'none'
  switch (connection) {
    case 'live':
    case 'suspended':
    case 'idle':
      return 'none'
    case 'connecting':
    case 'waiting':
      return hasNetwork ? connection : 'offline'
    default:
      return connection
  }
}
