import { HISTORY_PAGE } from '../../miniprogram/protocol/limits'
import type { Entry } from '../../protocol/entry'
import type { Handler } from './handler'
import type { Page, Storage } from '../storage/storage'
import { memberOnce } from './membership'
import { countThatFits } from './response-size'

/** Returns a page of the log, limited to what the user may read. */
export const history: Handler<'/history'> = async (
  { cid, after, before, limit = HISTORY_PAGE },
  { userId, storage }
) => {
  const { joined: first, left, lastSeq } = await memberOnce(storage, cid, userId)
  const last = left ?? lastSeq

  const bounds = { ...(after !== undefined && { after }), ...(before !== undefined && { before }) }
  const entries = await pageOf(storage, { cid, first, last, ...bounds, limit })

  return { entries, first, last }
}

/** Reads a short page in one step, and of a page of long entries little more than fits into the response. */
const STEP = 25

/**
 * The entries that fit into one response. A page that is too long loses the entries farthest from the requested
 * position.
 */
async function pageOf(storage: Storage, asked: Page): Promise<Entry[]> {
  const isUpwards = asked.after !== undefined
  /** Sorted by distance from the requested position, nearest first. */
  const page: Entry[] = []
  while (page.length < asked.limit) {
    const limit = Math.min(STEP, asked.limit - page.length)
    const step = await storage.history({ ...asked, ...behind(page.at(-1), isUpwards), limit })
    page.push(...(isUpwards ? step : step.toReversed()))
    const fitting = countThatFits(page)
    if (fitting === page.length && step.length === limit) continue
    page.length = fitting
    break
  }
  return isUpwards ? page : page.reverse()
}

function behind(edge: Entry | undefined, isUpwards: boolean): Pick<Page, 'after' | 'before'> {
  if (!edge) return {}
  return isUpwards ? { after: edge.seq } : { before: edge.seq }
}
