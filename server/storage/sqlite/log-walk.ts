import { entryKind } from '../../../miniprogram/protocol/entry-kinds'
import type { Database } from './driver'
import type { EntryRow } from './sql/log'
import { isEntryIntact } from './sums'

/** The end of a log. */
export interface End {
  seq: number
  n: number
  at: number
}

type Row = EntryRow & { key: number; conversation: number; place: number | null; placed: 0 | 1 }

const START: End = { seq: 0, n: 0, at: 0 }
const AT_ONCE = 2000
const MOST_FLAWS = 100

const EVERY_ENTRY = `
  SELECT e.key, e.conversation, c.id AS cid, e.seq, e.n, e.mid, u.id AS sender, e.at, e.type, e.body, e.sum,
    p.entry AS place, e.key <= (SELECT placed FROM meta) AS placed
  FROM entry e
  LEFT JOIN conversation c ON c.key = e.conversation
  LEFT JOIN user u ON u.key = e.sender
  LEFT JOIN place p ON p.conversation = e.conversation AND p.seq = e.seq
  WHERE e.key > ? ORDER BY e.key LIMIT ${AT_ONCE}`

/** Reads every log from its first entry to its last. */
export class LogWalk {
  entries = 0
  withoutSum = 0
  private readonly ends = new Map<number, End>()

  constructor(private readonly db: Database) {}

  /** The end of that log, as the walk found it. */
  endOf(conversation: number): End {
    return this.ends.get(conversation) ?? START
  }

  flaws(): string[] {
    const found: string[] = []
    const next = this.db.prepare(EVERY_ENTRY)
    for (let after = 0; ;) {
      const rows = next.all(after) as Row[]
      for (const row of rows) found.push(...this.step(row))
      const last = rows.at(-1)
      if (!last || found.length > MOST_FLAWS) return found.slice(0, MOST_FLAWS)
      after = last.key
    }
  }

  private step(row: Row): string[] {
    const { conversation, seq, n, at } = row
    const before = this.endOf(conversation)
    this.ends.set(conversation, { seq, n, at })
    this.entries++
    if (row.sum === null) this.withoutSum++
    return flawsIn(row, before).map((flaw) => `entry ${row.cid}/${seq} ${flaw}`)
  }
}

function flawsIn(row: Row, before: End): string[] {
  const { seq, n, at, type } = row
  const flaws: string[] = []
  if (seq !== before.seq + 1) flaws.push(`follows ${before.seq}: there is a gap`)
  if (n !== before.n + countOf(type)) flaws.push('is counted wrong')
  if (at < before.at) flaws.push('is earlier than the one before')
  if (!isEntryIntact(row)) flaws.push('is not as it was written')
  if (row.placed && row.place !== row.key) flaws.push('is not found in its place')
  return flaws
}

const countOf = (type: string): number => Number(entryKind(type)?.counts)
