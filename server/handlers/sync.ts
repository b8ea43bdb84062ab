import { SYNC_PAGE } from '../../miniprogram/protocol/limits'
import type { Handler } from './handler'
import { countThatFits } from './response-size'

/** Returns the changed rows. If the page is too long, reads it again with a lower limit. */
export const sync: Handler<'/sync'> = async ({ since, limit = SYNC_PAGE }, { userId, storage }) => {
  for (let most = limit; ;) {
    const page = await storage.changes(userId, since, most)
    const fitting = countThatFits(page.conversations)
    if (fitting === page.conversations.length) return page
    most = fitting
  }
}
