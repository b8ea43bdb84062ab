import type { Conversation } from '../../../protocol/conversation'
import { listOf } from '../keeping/checks'
import type { Shelf } from '../keeping/shelf'
import { fits } from '../wire/shape'
import { conversation } from '../wire/shapes'

/** Rows are divided into this many buckets, so that a change does not write all rows. */
const BUCKETS = 32

const areRows = listOf(fits(conversation))

/** The bucket of a row. It is the same at every start. */
export function bucketOf(cid: string): number {
  let hash = 0
  for (let at = 0; at < cid.length; at++) hash = (hash * 31 + cid.charCodeAt(at)) % 65_536
  return hash % BUCKETS
}

/** All stored rows. Skips damaged buckets. */
export function readRows(shelf: Shelf): Conversation[] {
  return shelf.names().flatMap((bucket) => shelf.get(bucket, areRows) ?? [])
}

/** Writes the named buckets. Returns false if the phone is out of space. */
export function writeRows(
  shelf: Shelf,
  rows: readonly Conversation[],
  buckets: ReadonlySet<number>
): boolean {
  const rowsByBucket = new Map<number, Conversation[]>([...buckets].map((bucket) => [bucket, []]))
  for (const row of rows) rowsByBucket.get(bucketOf(row.cid))?.push(row)
  return [...rowsByBucket].every(([bucket, part]) => shelf.set(String(bucket), part))
}
