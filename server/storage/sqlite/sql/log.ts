const ENTRY = `
  SELECT c.id AS cid, e.seq, e.n, e.mid, u.id AS sender, e.at, e.type, e.body
  FROM entry e
  JOIN conversation c ON c.key = e.conversation
  JOIN user u ON u.key = e.sender`

/** Statements about the entries of logs. */
export const logSql = {
  insertEntry: `
    INSERT INTO entry (conversation, seq, n, mid, sender, at, type, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (mid, sender) WHERE mid IS NOT NULL DO NOTHING`,
  eraseEntry: `
    UPDATE entry SET type = 'recalled', body = '{}'
    WHERE conversation = ? AND seq = ? AND type NOT IN ('recall', 'notice', 'recalled')`,

  entryByMid: `${ENTRY} WHERE e.mid = ? AND e.sender = ?`,
  entryBySeq: `${ENTRY} WHERE e.conversation = ? AND e.seq = ?`,
  countAt: 'SELECT n FROM entry WHERE conversation = ? AND seq = ?',
  nextOfOthers: `
    SELECT seq FROM entry
    WHERE conversation = ? AND seq > ? AND sender <> ? AND type NOT IN ('recall', 'notice')
    ORDER BY seq LIMIT 1`,
  lastOfOneBefore: `
    SELECT seq FROM entry WHERE conversation = ? AND seq > ? AND seq < ? AND sender = ?
    ORDER BY seq DESC LIMIT 1`,
  pageUp: `${ENTRY} WHERE e.conversation = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq LIMIT ?`,
  pageDown: `${ENTRY} WHERE e.conversation = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq DESC LIMIT ?`,
} as const

export interface EntryRow {
  cid: string
  seq: number
  n: number
  mid: string | null
  sender: string
  at: number
  type: string
  body: string
}

/** What the reading statements of this family read. */
export interface LogRows {
  entryByMid: EntryRow
  entryBySeq: EntryRow
  countAt: { n: number }
  nextOfOthers: { seq: number }
  lastOfOneBefore: { seq: number }
  pageUp: EntryRow
  pageDown: EntryRow
}
