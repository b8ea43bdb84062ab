import { MAX_BATCH_BYTES } from '../../miniprogram/protocol/limits'

/** Leaves room for the frame around the rows. */
const PAGE_BYTES = MAX_BATCH_BYTES - 56 * 1024

/** Where a sync stands: the database, and the number of the latest change that is known. */
export function cursorAt(epoch: string, change: number): string {
  return `${epoch}.${change}`
}

/** A cursor that cannot be read, or is another database's, means from the start. */
export function readCursor(
  cursor: string | undefined,
  current: { epoch: string; now: number }
): number {
  const [epoch, change] = cursor?.split('.') ?? []
  if (epoch !== current.epoch || change === undefined || !/^\d{1,15}$/.test(change)) return 0
  return Number(change) <= current.now ? Number(change) : 0
}

/** As many rows as one response holds, at least one. */
export function fitting<Key, Row>(keys: readonly Key[], read: (key: Key) => Row): Row[] {
  const rows: Row[] = []
  let bytes = 0
  for (const key of keys) {
    const row = read(key)
    bytes += Buffer.byteLength(JSON.stringify(row))
    if (bytes > PAGE_BYTES && rows.length > 0) break
    rows.push(row)
  }
  return rows
}
