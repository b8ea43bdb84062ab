import type { Composition } from '../../miniprogram/composition'
import type { Conversations } from '../../miniprogram/services/conversations/conversations'
import type { Account } from '../../miniprogram/services/keeping/account'
import type { Logs } from '../../miniprogram/services/log/logs'
import type { Connection } from '../../miniprogram/services/socket/connection'
import type { Sync } from '../../miniprogram/services/sync/sync'

/** The services behind a phone's stores. */
export interface Inside {
  account: Account
  connection: Connection
  conversations: Conversations
  logs: Logs
  sync: Sync
}

/** Gives access to them, because screens do not show everything that must hold at every moment. */
export function insideOf({ inbox }: Composition): Inside {
  return (inbox as unknown as { parts: Inside }).parts
}
