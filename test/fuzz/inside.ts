import type { Composition } from '../../miniprogram/composition'
import type { Conversations } from '../../miniprogram/services/conversations/conversations'
import type { Account } from '../../miniprogram/services/keeping/account'
import type { Logs } from '../../miniprogram/services/log/logs'
import type { Connection } from '../../miniprogram/services/socket/connection'
import type { Sync } from '../../miniprogram/services/sync/sync'

/** What works behind the stores of a phone. */
export interface Inside {
  account: Account
  connection: Connection
  conversations: Conversations
  logs: Logs
  sync: Sync
}

/** Looks behind the stores: screens show too little of what must hold at every moment. */
export function insideOf({ inbox }: Composition): Inside {
  return (inbox as unknown as { parts: Inside }).parts
}
