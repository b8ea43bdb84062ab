import { MAX_BATCH_BYTES } from '../../miniprogram/protocol/limits'

/** The bytes of a response that a page's items may use. The rest is for the envelope. */
const PAGE_BYTES = MAX_BATCH_BYTES - 4096

/** The number of items, from the first, that fit into one response. At least one. */
export function countThatFits(items: readonly unknown[]): number {
  let bytes = 0
  for (const [index, item] of items.entries()) {
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1
    if (bytes > PAGE_BYTES) return Math.max(1, index)
  }
  return items.length
}
