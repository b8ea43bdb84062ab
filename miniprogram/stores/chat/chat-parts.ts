import type { Clock } from '../../platform/clock'
import type { Conversations } from '../../services/conversations/conversations'
import type { Directs } from '../../services/conversations/directs'
import type { Drafts } from '../../services/drafts'
import type { History } from '../../services/history'
import type { Account } from '../../services/keeping/account'
import type { Logs } from '../../services/log/logs'
import type { Outbox } from '../../services/outbox/outbox'
import type { People } from '../../services/people'
import type { Reads } from '../../services/reads'
import type { ServerTime } from '../../services/server-time'
import type { Connection } from '../../services/socket/connection'
import type { Link } from '../../services/socket/link'
import type { AvatarColours } from '../look/avatar-colours'
import type { Today } from '../look/today'
import type { Words } from '../look/words'

/** The services that an open chat uses. */
export interface ChatParts {
  clock: Clock
  time: ServerTime
  today: Today
  words: Words
  account: Account
  connection: Connection
  /** The socket or HTTP. */
  link: Link
  conversations: Conversations
  directs: Directs
  logs: Logs
  outbox: Outbox
  history: History
  reads: Reads
  people: People
  drafts: Drafts
  colours: AvatarColours
}
