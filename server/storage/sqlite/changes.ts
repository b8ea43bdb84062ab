import type { Conversation } from '../../../protocol/conversation'
import { MAX_BATCH_BYTES } from '../../../miniprogram/protocol/limits'
import type { Changes } from '../storage'
import { rowOf } from './rows'
import type { Store } from './store'

/** Leaves room for the frame around the rows. */
const PAGE_BYTES = MAX_BATCH_BYTES - 56 * 1024

/** What somebody asks to catch up on. */
export interface CatchUp {
  userId: string
  since: string | undefined
  limit: number
}

/** The rows of a person that changed after the cursor, in the order of their latest changes. */
export function changesOf(
  { sql, memory, epoch, change: now }: Store,
  { userId, since, limit }: CatchUp
): Changes {
  const user = memory.person(userId)?.key ?? 0
  const changed = sql.changed.all(user, readCursor(since, { epoch, now }), limit + 1)
  const conversations = fitting(changed.slice(0, limit), ({ cid }) => {
    const log = memory.log(cid)
    const member = log && memory.member(log.key, user)
    if (!member) throw new Error('a membership has no conversation')
    return rowOf(sql, log, member)
  })

  const more = conversations.length < changed.length
  const reached = more ? (conversations.at(-1)?.rev ?? now) : now
  return { conversations, since: `${epoch}.${reached}`, more }
}

/** As many rows as one response holds, at least one. */
function fitting<T>(keys: readonly T[], read: (key: T) => Conversation): Conversation[] {
  const rows: Conversation[] = []
  let bytes = 0
  for (const key of keys) {
    const row = read(key)
    bytes += Buffer.byteLength(JSON.stringify(row))
    if (bytes > PAGE_BYTES && rows.length > 0) break
    rows.push(row)
  }
  return rows
}

/** A cursor that cannot be read, or is another database's, means from the start. */
function readCursor(cursor: string | undefined, current: { epoch: string; now: number }): number {
  const [epoch, change] = cursor?.split('.') ?? []
  if (epoch !== current.epoch || change === undefined || !/^\d{1,15}$/.test(change)) return 0
  return Number(change) <= current.now ? Number(change) : 0
}
