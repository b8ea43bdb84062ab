import { cursorAt, fitting, readCursor, type Present } from '../paging'
import type { Changes } from '../storage'
import { rowOf } from './rows'
import type { Store } from './store'

/** A request for changes. */
export interface CatchUp {
  userId: string
  since: string | undefined
  limit: number
}

/** The person's rows that changed after the cursor, ordered by their latest change. */
export function changesOf(store: Store, { userId, since, limit }: CatchUp): Changes {
  const { sql, memory, change: now } = store
  const user = memory.person(userId)?.key ?? 0
  const present = presentOf(store)
  const { after, isForeign } = readCursor(since, present)
  store.backlog.showMoved()
  const changed = sql.changed.all(user, after, limit + 1)
  const conversations = fitting(changed.slice(0, limit), ({ cid }) => {
    const log = memory.log(cid)
    const member = log && memory.member(log.key, user)
    if (!member) throw new Error('a membership has no conversation')
    return rowOf(store, log, member)
  })

  const more = conversations.length < changed.length
  const reached = more ? (conversations.at(-1)?.rev ?? now) : now
  const page = { conversations, since: cursorAt(present, reached), more }
  return isForeign ? { ...page, anew: true } : page
}

function presentOf({ sql, epoch, change }: Store): Present {
  return {
    ...{ epoch, change },
    newest: () => sql.newestWitness.get(),
    entry: (key) => sql.witness.get(key),
  }
}
