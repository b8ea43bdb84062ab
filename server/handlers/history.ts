import { HISTORY_PAGE } from '../../miniprogram/protocol/limits'
import type { Entry } from '../../protocol/entry'
import type { Handler } from './handler'
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
  const page = await storage.history({ cid, first, last, ...bounds, limit })

  return { entries: thatFit(page, after !== undefined), first, last }
}

/** A page that would be too long is cut at the end that is farther from the requested position. */
function thatFit(entries: Entry[], isFromStart: boolean): Entry[] {
  if (isFromStart) return entries.slice(0, countThatFits(entries))
  return entries.slice(-countThatFits(entries.toReversed()))
}
