import { entryKind } from '../../../miniprogram/protocol/entry-kinds'
import type { Database } from './driver'
import type { End } from './log-walk'
import { FOUND_SQL, MEND_SQL } from './sql/mend'
import type { EntryRow } from './sql/log'
import { entrySum, isEntryIntact } from './sums'
import { mendFaces } from './mend-faces'

type Found = EntryRow & {
  key: number
  conversation: number
  user: number
  change: number
  follows: number
  heard: number | null
}

const AT_ONCE = 2000
const START: End = { seq: 0, n: 0, at: 0 }
/** A wider gap is an altered number rather than lost entries. */
const WIDEST_GAP = 100_000

/**
 * Makes whole logs of what is left. Altered entries are dropped. Gaps are filled with `recalled` entries, so that every
 * other entry keeps its seq. Everything that is derived from the entries is written anew.
 */
export function mendLogs(db: Database): void {
  db.exec('BEGIN')
  db.exec(MEND_SQL.setAside)
  putBack(db)
  db.exec(MEND_SQL.derive)
  mendFaces(db)
  db.exec('COMMIT')
}

function putBack(db: Database): void {
  const [next, insert] = [db.prepare(FOUND_SQL), db.prepare(MEND_SQL.insert)]
  const ends = new Map<number, End>()
  const put = (row: Found): void => {
    const { conversation, user, change, follows, heard, mid, type, body } = row
    const { seq, n, at } = endAfter(ends.get(conversation) ?? START, row)
    ends.set(conversation, { seq, n, at })
    const sum = entrySum({ ...row, seq, n, at })
    insert.run(conversation, seq, n, mid, user, at, type, body, change, follows, heard, sum)
  }
  for (let after = 0; ;) {
    const rows = next.all(after, AT_ONCE) as Found[]
    for (const row of rows) {
      const missing = missingBetween(ends.get(row.conversation) ?? START, row)
      for (let filled = 0; filled < missing; filled++) put(placeholderBefore(row))
      if (missing >= 0) put(row)
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.key
  }
}

/** How many entries are missing before this one; -1 if it cannot be used. */
function missingBetween(before: End, row: Found): number {
  const missing = row.seq - before.seq - 1
  return isEntryIntact(row) && missing <= WIDEST_GAP ? missing : -1
}

function endAfter(before: End, { type, at }: Found): End {
  const counts = Number(entryKind(type)?.counts)
  return { seq: before.seq + 1, n: before.n + counts, at: Math.max(before.at, at) }
}

/** Nobody knows who sent what is missing. */
const placeholderBefore = (row: Found): Found => ({
  ...row,
  ...{ mid: null, type: 'recalled', body: '{}', follows: 0, heard: null },
})
