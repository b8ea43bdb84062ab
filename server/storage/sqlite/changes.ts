import type { Conversation } from '../../../protocol/conversation'
import { cursorAt, pageRoom, readCursor, type Present } from '../paging'
import type { Changes } from '../storage'
import { Generations } from './generations'
import { Revisions, type Revision } from './revisions'
import { rowOf } from './rows'
import type { Slices } from './slices'
import type { Store } from './store'

/** A request for changes. */
export interface CatchUp {
  userId: string
  since: string | undefined
  limit: number
}

interface Found {
  revisions: Revisions
  /** How many memberships were read for it. */
  looked: number
}

/** So many rows are made in less than a millisecond where nothing of them is in memory. */
const ROWS_A_TURN = 5
/** More conversations than these are not looked up one by one. */
const MOST_RECENT = 250
/** To read so many memberships costs no more than the request itself. */
const MOST_FREE = 100
/** To sort more than these takes a step of its own. */
const MOST_SORTED = 500
/** Revisions kept in memory, at 16 bytes each. */
const MOST_KEPT = 200_000

/**
 * The rows of a person that changed after a cursor. Where they fill more than a page, the revisions are kept for
 * the pages after it, and for other devices: only the first and the last page look at every conversation.
 */
export class ChangesOf {
  private readonly kept = new Generations<number, Revisions>(MOST_KEPT, ({ size }) => size + 1)

  constructor(
    private readonly store: Store,
    private readonly slices: Slices,
    /** Settles when everything that could be read before is on the disk. */
    private readonly onDisk: () => Promise<void> | undefined
  ) {}

  /** In the order of their latest changes. */
  async page({ userId, since, limit }: CatchUp): Promise<Changes> {
    await this.onDisk()
    const user = this.store.memory.person(userId)?.key ?? 0
    const { after, isForeign } = readCursor(since, presentOf(this.store))
    const { revisions, looked } = await this.revisionsOf(user, after, limit)
    const changed = revisions.from(after, limit + 1)
    if (revisions.size > MOST_SORTED) await this.slices.pause()
    const conversations = await this.rowsOf(user, changed.slice(0, limit))
    await this.onDisk()
    const more = conversations.length < changed.length
    const last = changed[conversations.length - 1]?.rev ?? 0
    // What has changed since then may be missing, and comes again.
    const reached = more ? Math.min(last, revisions.at) : revisions.at
    const page = { conversations, since: cursorAt(presentOf(this.store), reached), more }
    return { ...page, ...(isForeign && { anew: true }), ...costOf(looked) }
  }

  private async revisionsOf(user: number, after: number, limit: number): Promise<Found> {
    const known = this.kept.get(user)
    const isEnough = known && known.after <= after && known.from(after, limit + 1).length > limit
    const found = isEnough ? { revisions: known, looked: 0 } : await this.readAll(user, after)
    if (found.revisions.size > limit) this.kept.set(user, found.revisions)
    return found
  }

  private async readAll(user: number, after: number): Promise<Found> {
    const at = this.store.change
    const found: Revision[] = []
    let looked = 0
    for await (const slice of this.candidates(user, after)) {
      looked += slice.length
      for (const { conversation, rev } of slice) if (rev > after) found.push({ conversation, rev })
    }
    if (found.length > MOST_SORTED) await this.slices.pause()
    return { revisions: new Revisions(found, after, at), looked }
  }

  /** The person's conversations that may have changed: those that changed of late, or all. */
  private candidates(user: number, after: number): AsyncGenerator<Revision[]> {
    const { sql, backlog, recent } = this.store
    const read = (from: number, limit: number): Revision[] => {
      backlog.showMoved()
      return sql.revisions.all(user, from, limit)
    }
    const few = recent.after(after, MOST_RECENT)
    if (!few || !sql.membershipAt.get(user, few.length)) return this.slices.all(read)
    return this.slices.each(few, (key) =>
      read(key - 1, 1).filter(({ conversation }) => conversation === key)
    )
  }

  /** As many as fit into one response. */
  private async rowsOf(user: number, changed: readonly Revision[]): Promise<Conversation[]> {
    const rows: Conversation[] = []
    const room = pageRoom()
    for (const { conversation } of changed) {
      const row = this.rowOf(user, conversation)
      if (!room.takes(row)) break
      rows.push(row)
      if (rows.length % ROWS_A_TURN === 0) await this.slices.pause()
    }
    return rows
  }

  private rowOf(user: number, conversation: number): Conversation {
    const { sql, memory } = this.store
    const log = memory.log(sql.cidOf.get(conversation)?.cid ?? '')
    const member = log && memory.member(log.key, user)
    if (!member) throw new Error('a membership has no conversation')
    return rowOf(this.store, log, member)
  }
}

const costOf = (looked: number): Pick<Changes, 'looked'> => (looked > MOST_FREE ? { looked } : {})

function presentOf({ sql, epoch, change }: Store): Present {
  return {
    ...{ epoch, change },
    newest: () => sql.newestWitness.get(),
    entry: (key) => sql.witness.get(key),
  }
}
