import { SYNC_PAGE } from '../../miniprogram/protocol/limits'
import type { Params } from '../../protocol/requests'
import type { Changes, Storage } from '../storage/storage'
import type { Handler } from './handler'
import { countThatFits } from './response-size'

/** Returns the changed rows, or all rows if the client knows an entry that this database does not hold. */
export const sync: Handler<'/sync'> = async (asked, { userId, storage }) => {
  const { since, limit = SYNC_PAGE, known = [] } = asked
  const held = await Promise.all(known.map((entry) => isHeld(storage, userId, entry)))
  if (held.every(Boolean)) return pageOf(storage, { userId, since, limit })
  return { ...(await pageOf(storage, { userId, since: undefined, limit })), anew: true }
}

interface Asked {
  userId: string
  since: string | undefined
  limit: number
}

/** If the page is too long, it is read again with a lower limit. */
async function pageOf(storage: Storage, { userId, since, limit }: Asked): Promise<Changes> {
  for (let most = limit; ;) {
    const page = await storage.changes(userId, since, most)
    const fitting = countThatFits(page.conversations)
    if (fitting === page.conversations.length) return page
    most = fitting
  }
}

type KnownEntry = NonNullable<Params<'/sync'>['known']>[number]

/** Entries from before the joining are not the user's to ask about: nothing is said of them. */
async function isHeld(storage: Storage, userId: string, known: KnownEntry): Promise<boolean> {
  const { cid, seq, at, mid } = known
  const membership = await storage.membership(cid, userId)
  if (!membership) return false
  if (seq < membership.joined) return true
  if (seq > (membership.left ?? membership.lastSeq)) return false
  const entry = await storage.entry(cid, seq)
  return entry?.at === at && entry.mid === mid
}
