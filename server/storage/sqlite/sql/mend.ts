/** The entries as they were found. Those without their conversation or their sender are left out. */
export const FOUND_SQL = `
  SELECT e.key, e.conversation, c.id AS cid, e.seq, e.n, e.mid, e.sender AS user, u.id AS sender, e.at, e.type, e.body,
    e.change, e.follows, e.heard, e.sum
  FROM temp.found e
  JOIN conversation c ON c.key = e.conversation
  JOIN user u ON u.key = e.sender
  WHERE e.key > ? ORDER BY e.key LIMIT ?`

/** Statements that make whole logs of damaged ones. */
export const MEND_SQL = {
  setAside: `
    CREATE TEMP TABLE found AS SELECT * FROM entry ORDER BY key;
    CREATE INDEX temp.found_by_key ON found (key);
    DELETE FROM entry;
    DELETE FROM place;
    DELETE FROM membership
    WHERE conversation NOT IN (SELECT key FROM conversation) OR user NOT IN (SELECT key FROM user);`,
  insert: `
    INSERT INTO entry (conversation, seq, n, mid, sender, at, type, body, change, follows, heard, sum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  derive: `
    DROP TABLE temp.found;
    INSERT INTO place SELECT conversation, seq, key FROM entry ORDER BY conversation, seq;
    UPDATE meta SET placed = (SELECT coalesce(max(key), 0) FROM entry),
      change = max(change, (SELECT coalesce(max(e.change), 0) FROM entry e));
    UPDATE conversation
    SET follower = iif(last_seq = e.seq, follower, iif(e.follows, e.sender, NULL)),
      last_seq = e.seq, n = e.n, at = e.at
    FROM entry e WHERE e.key = (SELECT p.entry FROM place p WHERE p.conversation = conversation.key ORDER BY p.seq DESC LIMIT 1);
    UPDATE conversation SET last_seq = 0, n = 0, at = 0, follower = NULL
    WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.conversation = conversation.key);
    UPDATE conversation SET member_count =
      (SELECT count(*) FROM membership m WHERE m.conversation = conversation.key AND m.left IS NULL);
    UPDATE membership
    SET read_seq = min(read_seq, c.last_seq), left = min(left, c.last_seq) FROM conversation c
    WHERE c.key = membership.conversation;
    UPDATE membership SET read_n = coalesce(
      (SELECT e.n FROM place p JOIN entry e ON e.key = p.entry
       WHERE p.conversation = membership.conversation AND p.seq = membership.read_seq), 0);`,
} as const
