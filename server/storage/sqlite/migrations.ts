/**
 * The migrations in order, number 1 first, each in its own transaction.
 * A released migration is never edited. A change is a new one at the end.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    epoch TEXT NOT NULL,
    change INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE user (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    identity TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    avatar TEXT NOT NULL
  ) STRICT;

  CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    user INTEGER NOT NULL,
    device_id TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked INTEGER NOT NULL
  ) STRICT;

  -- low, high: the two people of a direct conversation.
  -- follower: whose read mark stands at the end of the log, whatever his membership says.
  -- change: number of the latest change that every member sees.
  CREATE TABLE conversation (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    avatar TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    member_count INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    follower INTEGER,
    change INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX conversation_by_pair ON conversation (low, high) WHERE low IS NOT NULL;
  CREATE INDEX conversation_by_change ON conversation (change);

  -- joined, left: first and last seq that the member may read; left is null for who is still there.
  -- hidden: not shown to this member while the log is empty.
  -- change: number of the latest change that only this member sees.
  CREATE TABLE membership (
    user INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    role TEXT NOT NULL,
    joined INTEGER NOT NULL,
    left INTEGER,
    hidden INTEGER NOT NULL,
    read_seq INTEGER NOT NULL,
    read_n INTEGER NOT NULL,
    pinned INTEGER NOT NULL,
    muted INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (user, conversation)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX membership_by_joining ON membership (conversation, joined, user);

  CREATE TABLE entry (
    key INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    mid TEXT,
    sender INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (conversation, seq)
  ) STRICT;
  -- mid first: ids that rise with time are appended to the end of this index, not scattered over it.
  CREATE UNIQUE INDEX entry_by_mid ON entry (mid, sender) WHERE mid IS NOT NULL;
  `,

  `
  -- Where the entries of each log lie, but for those after the row \`placed\`: these are placed in memory.
  CREATE TABLE place (
    conversation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO place SELECT conversation, seq, key FROM entry ORDER BY conversation, seq;
  ALTER TABLE meta ADD COLUMN placed INTEGER NOT NULL DEFAULT 0;
  UPDATE meta SET placed = (SELECT coalesce(max(key), 0) FROM entry);

  CREATE TABLE entry_without_place (
    key INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    mid TEXT,
    sender INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  INSERT INTO entry_without_place
    SELECT key, conversation, seq, n, mid, sender, at, type, body FROM entry ORDER BY key;
  DROP TABLE entry;
  ALTER TABLE entry_without_place RENAME TO entry;
  CREATE UNIQUE INDEX entry_by_mid ON entry (mid, sender) WHERE mid IS NOT NULL;
  `,

  `
  -- With each entry, what its conversation's row is told later, in bulk; until then the entry alone knows it.
  -- change: its number as a change of the conversation.
  -- follows: whether the sender had read all, so that his read mark went on to it.
  ALTER TABLE entry ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE entry ADD COLUMN follows INTEGER NOT NULL DEFAULT 0;
  `,

  `
  -- heard: when the entry was taken in, by steady time; null where that is its \`at\`.
  -- lead: how far the wall clock was ahead of steady time at the newest entry.
  ALTER TABLE entry ADD COLUMN heard INTEGER;
  ALTER TABLE meta ADD COLUMN lead INTEGER NOT NULL DEFAULT 0;
  `,

  `
  CREATE INDEX user_by_name ON user (name);
  CREATE INDEX session_by_user ON session (user);
  CREATE INDEX session_by_end ON session (expires_at);
  `,

  `
  -- generation: what the file is called until the log is moved into it again; the mark beside the database knows it too.
  -- log_salt: first salt of the write-ahead log that belongs on top of this file.
  ALTER TABLE meta ADD COLUMN generation TEXT NOT NULL DEFAULT '';
  ALTER TABLE meta ADD COLUMN log_salt INTEGER NOT NULL DEFAULT 0;

  -- Checksums of what people wrote and are called; null in rows from before.
  ALTER TABLE entry ADD COLUMN sum INTEGER;
  ALTER TABLE user ADD COLUMN sum INTEGER;
  ALTER TABLE conversation ADD COLUMN sum INTEGER;
  `,
  `
  -- Entries that are no messages, by sender: a person's last one is found among many of others. They are few.
  CREATE INDEX entry_silent ON entry (conversation, sender, seq) WHERE type IN ('recall', 'notice');
  `,
]
