import type { Mark } from './conversations/merge-row'
import type { Conversations } from './conversations/conversations'
import type { Account } from './keeping/account'
import { isNumber } from './keeping/checks'
import { Lanes, type LanesPorts } from './lanes'
import { ChatError } from './socket/chat-error'
import type { Link } from './socket/link'

/** Reports the user's read marks to the server, and retries until it answers. */
export class Reads {
  private readonly link: Link
  private readonly lanes: Lanes
  private readonly unsaid = new Map<string, number>()

  constructor(
    ports: LanesPorts,
    private readonly conversations: Conversations,
    private readonly account: Account
  ) {
    this.link = ports.link
    this.lanes = new Lanes(ports, (cid) => this.step(cid))
    account.changed.on(() => this.load())
  }

  /** Reports that the user has seen everything up to this mark. */
  mark(cid: string, mark: Mark): void {
    if (mark.seq <= (this.conversations.get(cid)?.readSeq ?? 0)) return
    this.conversations.markRead(cid, mark)
    this.tell(cid, mark.seq)
  }

  /**
   * The server's mark is behind the known one, for example because an older database was restored. Reports the mark
   * again.
   */
  repeat(cid: string): void {
    const { readSeq = 0, gone } = this.conversations.get(cid) ?? {}
    if (!gone && readSeq > (this.unsaid.get(cid) ?? 0)) this.tell(cid, readSeq)
  }

  /** The server's database has changed. The marks belong to a log that no longer exists. */
  forget(): void {
    this.lanes.clear()
    this.unsaid.clear()
    this.shelf.clear()
  }

  private get shelf() {
    return this.account.precious('read')
  }

  private tell(cid: string, seq: number): void {
    this.unsaid.set(cid, seq)
    this.shelf.set(cid, seq)
    this.lanes.wake(cid)
  }

  private load(): void {
    this.lanes.clear()
    this.unsaid.clear()
    for (const cid of this.shelf.names()) {
      const seq = this.shelf.get(cid, isNumber)
      if (seq === undefined) continue
      this.unsaid.set(cid, seq)
      this.lanes.wake(cid)
    }
  }

  private async step(cid: string): Promise<boolean> {
    const seq = this.unsaid.get(cid)
    if (seq === undefined) return false
    try {
      const { readSeq, readN } = await this.link.call('/read', { cid, seq })
      this.conversations.markRead(cid, { seq: readSeq, n: readN })
    } catch (error) {
      if (ChatError.from(error).remedy !== 'give-up') throw error
    }
    if (this.unsaid.get(cid) !== seq) return true
    this.unsaid.delete(cid)
    this.shelf.remove(cid)
    return false
  }
}
