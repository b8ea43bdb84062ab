import { HISTORY_PAGE, MAX_BATCH_BYTES } from '../../miniprogram/protocol/limits'
import type { Entry } from '../../protocol/entry'
import { Room } from '../storage/room'
import type { Page } from '../storage/storage'
import type { Handler, RequestContext } from './handler'
import { memberOnce } from './membership'

/** Returns a page of the log, limited to what the user may read. */
export const history: Handler<'/history'> = async (
  { cid, after, before, limit = HISTORY_PAGE },
  context
) => {
  const { joined: first, left, lastSeq } = await memberOnce(context.storage, cid, context.userId)
  const last = left ?? lastSeq
  const bounds = { ...(after !== undefined && { after }), ...(before !== undefined && { before }) }
  const entries = await pageOf({ cid, first, last, ...bounds, limit }, context)
  return { entries, first, last }
}

/** So much is read, and encoded, in less than a millisecond. */
const STEP = { first: 4, most: 25, bytes: 64 * 1024 }
/** The rest is for the envelope. */
const PAGE_BYTES = MAX_BATCH_BYTES - 4096

/**
 * The entries that fit into one response. A page that is too long loses the entries farthest from the requested
 * position. Between two steps other requests are served.
 */
async function pageOf(
  asked: Page,
  { storage, nextStep }: Pick<RequestContext, 'storage' | 'nextStep'>
): Promise<Entry[]> {
  const isUpwards = asked.after !== undefined
  const room = new Room(PAGE_BYTES)
  /** Sorted by distance from the requested position, nearest first. */
  const page: Entry[] = []
  for (let isMore = true; isMore && page.length < asked.limit;) {
    if (page.length > 0) await nextStep()
    const limit = Math.min(stepAfter(room), asked.limit - page.length)
    const step = await storage.history({ ...asked, ...behind(page.at(-1), isUpwards), limit })
    const fitting = (isUpwards ? step : step.toReversed()).filter((entry) => room.takes(entry))
    page.push(...fitting)
    isMore = fitting.length === limit
  }
  return isUpwards ? page : page.reverse()
}

/** Long entries are read in shorter steps. */
function stepAfter({ average }: Room): number {
  if (average === undefined) return STEP.first
  return Math.max(1, Math.min(STEP.most, Math.floor(STEP.bytes / average)))
}

function behind(edge: Entry | undefined, isUpwards: boolean): Pick<Page, 'after' | 'before'> {
  if (!edge) return {}
  return isUpwards ? { after: edge.seq } : { before: edge.seq }
}
