/** A temporary table, so it is in memory. */
export const CREATE_MOVED = `
  PRAGMA temp_store = MEMORY;
  -- Where logs end that have moved since their conversations' rows were written.
  CREATE TEMP TABLE moved (
    conversation INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    change INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX temp.moved_by_change ON moved (change);
`

const IS_NEW = 'key > (SELECT placed FROM meta WHERE only = 1)'

/** Statements about entries whose logs' rows are not written yet. */
export const backlogSql = {
  newEntries: `SELECT conversation, seq, key, change FROM entry WHERE ${IS_NEW} ORDER BY key`,
  // A log whose new entries do not continue its placed ones, have a gap, or end before the end in its row.
  brokenLog: `
    SELECT e.conversation FROM entry e WHERE ${IS_NEW} GROUP BY e.conversation
    HAVING max(e.seq) - min(e.seq) + 1 <> count(*)
      OR max(e.seq) < (SELECT c.last_seq FROM conversation c WHERE c.key = e.conversation)
      OR min(e.seq) <>
        (SELECT coalesce(max(p.seq), 0) + 1 FROM place p WHERE p.conversation = e.conversation)
    LIMIT 1`,
  endAt: `
    SELECT seq AS lastSeq, n, at, change, iif(follows, sender, NULL) AS follower
    FROM entry WHERE key = ?`,
  putMoved: `
    INSERT INTO moved SELECT conversation, seq, change FROM entry WHERE key = ?
    ON CONFLICT (conversation) DO UPDATE SET seq = excluded.seq, change = excluded.change`,

  writePlaces: `
    INSERT INTO place
    SELECT conversation, seq, key FROM entry WHERE ${IS_NEW} ORDER BY conversation, seq`,
  // A row that was written together with this entry, at a join or a leave, is newer than the entry's facts.
  writeEnds: `
    UPDATE conversation
    SET last_seq = e.seq, n = e.n, at = e.at, change = e.change, follower = iif(e.follows, e.sender, NULL)
    FROM entry e
    WHERE e.key IN (SELECT max(key) FROM entry WHERE ${IS_NEW} GROUP BY conversation)
      AND conversation.key = e.conversation AND conversation.last_seq < e.seq`,
  writeMeta: `
    UPDATE meta SET change = max(meta.change, e.change), placed = e.key
    FROM entry e WHERE e.key = (SELECT max(key) FROM entry) AND only = 1`,
  forgetMoved: 'DELETE FROM moved',
} as const

/** The rows that these statements return. */
export interface BacklogRows {
  newEntries: { conversation: number; seq: number; key: number; change: number }
  brokenLog: { conversation: number }
  endAt: LogEnd
}

/** The end of a log, according to its newest entry. */
export interface LogEnd {
  lastSeq: number
  n: number
  at: number
  change: number
  follower: number | null
}
