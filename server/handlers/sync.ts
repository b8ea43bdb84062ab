import { SYNC_PAGE } from '../../miniprogram/protocol/limits'
import type { Params } from '../../protocol/requests'
import type { Storage } from '../storage/storage'
import type { Handler } from './handler'

/** Returns the changed rows, or all rows if the client knows an entry that this database does not hold. */
export const sync: Handler<'/sync'> = async (asked, { userId, storage, looked }) => {
  const { since, limit = SYNC_PAGE, known = [] } = asked
  const held = await Promise.all(known.map((entry) => isHeld(storage, userId, entry)))
  const isKnown = held.every(Boolean)
  const { looked: memberships = 0, ...page } = await storage.changes(
    userId,
    isKnown ? since : undefined,
    limit
  )
  looked(memberships)
  return isKnown ? page : { ...page, anew: true }
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
