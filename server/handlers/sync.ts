import { SYNC_PAGE } from '../../miniprogram/protocol/limits'
import type { Handler } from './handler'
import { countThatFits } from './response-size'

/** The rows that changed; a page that would be too long is asked for again, shorter. */
export const sync: Handler<'/sync'> = async ({ since, limit = SYNC_PAGE }, { userId, storage }) => {
  for (let most = limit; ;) {
    const page = await storage.changes(userId, since, most)
    const fitting = countThatFits(page.conversations)
    if (fitting === page.conversations.length) return page
    most = fitting
  }
}
