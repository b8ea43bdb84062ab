import { MAX_BATCH_BYTES } from '../../miniprogram/protocol/limits'

/** The bytes that a page's items may take of a response. The rest is for the envelope. */
const PAGE_BYTES = MAX_BATCH_BYTES - 4096

/** How many items, counted from the first, fit into one response; at least one. */
export function countThatFits(items: readonly unknown[]): number {
  let bytes = 0
  for (const [index, item] of items.entries()) {
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1
    if (bytes > PAGE_BYTES) return Math.max(1, index)
  }
  return items.length
}
