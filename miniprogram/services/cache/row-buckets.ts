import type { Conversation } from '../../../protocol/conversation'
import { listOf } from '../keeping/checks'
import type { Shelf } from '../keeping/shelf'
import { fits } from '../wire/shape'
import { conversation } from '../wire/shapes'

/** Rows are kept in this many buckets, so that one change does not write them all. */
const BUCKETS = 32

const areRows = listOf(fits(conversation))

/** The bucket of a row, the same at every start. */
export function bucketOf(cid: string): number {
  let hash = 0
  for (let at = 0; at < cid.length; at++) hash = (hash * 31 + cid.charCodeAt(at)) % 65_536
  return hash % BUCKETS
}

/** All kept rows, without those of broken buckets. */
export function readRows(shelf: Shelf): Conversation[] {
  return shelf.names().flatMap((bucket) => shelf.get(bucket, areRows) ?? [])
}

/** Writes the named buckets; false if the phone has no room for one. */
export function writeRows(
  shelf: Shelf,
  rows: readonly Conversation[],
  buckets: ReadonlySet<number>
): boolean {
  const rowsByBucket = new Map<number, Conversation[]>([...buckets].map((bucket) => [bucket, []]))
  for (const row of rows) rowsByBucket.get(bucketOf(row.cid))?.push(row)
  return [...rowsByBucket].every(([bucket, part]) => shelf.set(String(bucket), part))
}
