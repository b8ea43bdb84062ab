import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import type { Conversations } from '../conversations/conversations'
import type { History } from '../history'
import type { Logs } from '../log/logs'
import type { Subscriptions } from '../socket/subscriptions'

/** With fewer messages, the earlier ones are fetched. */
const FEW_ENTRIES = 20

/** The sources and targets of arrivals. */
export interface ArrivalsParts {
  notices: Subscriptions
  conversations: Conversations
  logs: Logs
  history: History
  /** Whether a conversation's newest messages are prefetched. */
  isLively: (cid: string) => boolean
  /** Called when a message arrives from an unknown conversation. */
  onUnknown: () => void
}

/** Passes notices and the heads of rows on to logs, rows and marks. */
export class Arrivals {
  constructor(private readonly parts: ArrivalsParts) {
    const { notices, conversations, logs } = parts
    notices.on('/message', (entry) => this.message(entry))
    notices.on('/conversation', (row) => conversations.apply([row]))
    logs.arrived.on((entries) => this.newest(entries))
    logs.changed.on((cid) => conversations.hearLog(cid, logs.get(cid).entries))
    notices.on('/read', (read) => conversations.heardRead(read))
    conversations.changed.on((cids) => {
      for (const cid of cids) this.head(conversations.get(cid))
    })
  }

  private message(entry: Entry): void {
    const { conversations, logs, onUnknown } = this.parts
    logs.hear(entry.cid, [entry])
    if (!conversations.get(entry.cid)) onUnknown()
  }

  /** The row shows an entry from any source. */
  private newest(entries: readonly Entry[]): void {
    const last = entries[entries.length - 1]
    if (last) this.parts.conversations.hear(last)
  }

  /** A row contains the head of its log and the last entry. */
  private head(row: Conversation | undefined): void {
    if (!row) return
    const { logs, history, isLively } = this.parts
    const { cid, last, lastSeq } = row
    if (!logs.isHeld(cid) && !isLively(cid)) return
    if (last) logs.hear(cid, [last])
    logs.hearOfHead(cid, lastSeq)
    if (logs.get(cid).entries.length < FEW_ENTRIES) history.loadOlder(cid)
  }
}
