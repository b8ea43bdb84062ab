import type { Conversation } from '../../../protocol/conversation'
import type { Account } from '../keeping/account'
import { Signal } from '../signal'
import type { Conversations } from './conversations'

/** A direct conversation that the server has lost, and the one that took its place. */
export interface Moved {
  from: string
  to: string
}

/**
 * The other person of each direct conversation, known even after the server has lost the conversation. Two people have
 * only one, so a new one with the same person takes its place.
 */
export class Directs {
  /** Emits when one conversation takes the place of another. May emit the same again. */
  readonly moved = new Signal<Moved>()
  private readonly peers = new Map<string, string>()
  private readonly cids = new Map<string, string>()

  constructor(
    private readonly conversations: Conversations,
    private readonly account: Account
  ) {
    account.changed.on(() => this.forget())
    conversations.changed.on((changed) => {
      for (const cid of changed) this.meet(conversations.get(cid))
    })
  }

  /** Undefined for a group, a room, and whatever this phone has not seen since its start. */
  peerOf(cid: string): string | undefined {
    return this.peers.get(cid)
  }

  /** The server has opened `to` in place of `from`, which this phone may not remember. */
  replaced({ from, to }: Moved): void {
    this.moved.emit({ from, to })
  }

  private forget(): void {
    this.peers.clear()
    this.cids.clear()
  }

  private meet(row: Conversation | undefined): void {
    if (row?.kind !== 'direct') return
    const peer = row.people.find(({ id }) => id !== this.account.userId)
    if (peer) this.know(row.cid, peer.id)
  }

  private know(to: string, peer: string): void {
    const from = this.cids.get(peer) ?? to
    this.peers.set(to, peer)
    // While the old one is known too, it is not certain which of them is right
    if (from !== to && this.conversations.get(from)) return
    this.cids.set(peer, to)
    if (from !== to) this.moved.emit({ from, to })
  }
}
