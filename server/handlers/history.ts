import { HISTORY_PAGE } from '../../miniprogram/protocol/limits'
import type { Entry } from '../../protocol/entry'
import type { Handler } from './handler'
import type { Page, Storage } from '../storage/storage'
import { memberOnce } from './membership'
import { countThatFits } from './response-size'

/** Answers a page of the log, within what the user may read. */
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

/** Short pages are read at once, and of long ones little more than is answered. */
const STEP = 25

/** What fits into one response; it ends early at the end that is farther from what was asked for. */
async function pageOf(storage: Storage, asked: Page): Promise<Entry[]> {
  const isUpwards = asked.after !== undefined
  /** Those nearest to what was asked for come first. */
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
