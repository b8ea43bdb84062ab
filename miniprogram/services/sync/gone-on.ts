import type { Conversations } from '../conversations/conversations'

/**
 * The conversations that have gone on since the cursor was given. Each later pass has to bring them: a server
 * whose answer lacks one has been put back to before it.
 */
export class GoneOn {
  private seqs = new Map<string, number>()
  private cids = new Set<string>()

  constructor(private readonly conversations: Conversations) {
    conversations.changed.on((cids) => cids.forEach((cid) => this.look(cid)))
  }

  get all(): string[] {
    return [...this.cids]
  }

  /** A cursor was given, or read from the disk with what had gone on since. */
  begin(cids: readonly string[] = []): void {
    this.seqs = new Map(this.conversations.all.map(({ cid, lastSeq }) => [cid, lastSeq]))
    this.cids = new Set(cids)
  }

  private look(cid: string): void {
    const lastSeq = this.conversations.get(cid)?.lastSeq ?? 0
    if (lastSeq > (this.seqs.get(cid) ?? 0)) this.cids.add(cid)
  }
}
