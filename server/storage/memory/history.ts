import type { Entry } from '../../../protocol/entry'
import type { Page } from '../storage'

/** The page above `after`. Without `after`, the newest page below `before`. */
export function page(entries: readonly Entry[], { first, last, after, before, limit }: Page) {
  const from = Math.max(first, (after ?? 0) + 1)
  const to = Math.min(last, (before ?? Infinity) - 1)
  const within = entries.slice(from - 1, Math.max(from - 1, to))
  return after === undefined ? within.slice(-limit) : within.slice(0, limit)
}
