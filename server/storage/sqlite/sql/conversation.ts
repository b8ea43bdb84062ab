/**
 * Statements about conversations and their members. The end of a log is in `moved` if it is there; otherwise the row
 * has it. The row always tells whether the log is empty.
 */
export const conversationSql = {
  conversationById: `
    SELECT key, id AS cid, kind, title, avatar, low, high, member_count AS memberCount,
      last_seq AS lastSeq, n, at, follower, change, sum
    FROM conversation WHERE id = ?`,
  conversationByPair: 'SELECT id AS cid FROM conversation WHERE low = ? AND high = ?',
  insertConversation: `
    INSERT INTO conversation
      (id, kind, title, avatar, low, high, member_count, last_seq, n, at, follower, change, sum)
    VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, NULL, ?, ?)`,
  updateConversation: `
    UPDATE conversation
    SET member_count = ?, last_seq = ?, n = ?, at = ?, follower = ?, change = ? WHERE key = ?`,

  membership: `
    SELECT user, conversation, role, joined, left, hidden, read_seq AS readSeq, read_n AS readN,
      pinned, muted, change
    FROM membership WHERE user = ? AND conversation = ?`,
  putMembership: `
    INSERT INTO membership
      (user, conversation, role, joined, left, hidden, read_seq, read_n, pinned, muted, change)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (user, conversation) DO UPDATE SET
      role = excluded.role, joined = excluded.joined, left = excluded.left,
      hidden = excluded.hidden, read_seq = excluded.read_seq, read_n = excluded.read_n,
      pinned = excluded.pinned, muted = excluded.muted, change = excluded.change`,
  members: `
    SELECT u.id FROM membership m
    JOIN conversation c ON c.key = m.conversation
    JOIN user u ON u.key = m.user
    WHERE m.conversation = ? AND m.left IS NULL AND (m.hidden = 0 OR c.last_seq > 0)
    ORDER BY m.joined, m.user`,

  people: `
    SELECT u.id, u.name, u.avatar, u.sum, m.user AS key, m.read_seq AS readSeq
    FROM membership m JOIN user u ON u.key = m.user
    WHERE m.conversation = ?1 AND m.joined <= ?2 AND (m.left IS NULL OR m.left > ?2)
    ORDER BY m.joined, m.user LIMIT ?3`,
  countPeople: `
    SELECT count(*) AS count FROM membership m
    WHERE m.conversation = ?1 AND m.joined <= ?2 AND (m.left IS NULL OR m.left > ?2)`,
  membershipAt: `
    SELECT conversation FROM membership WHERE user = ? ORDER BY conversation LIMIT 1 OFFSET ?`,
  cidOf: 'SELECT id AS cid FROM conversation WHERE key = ?',
  // 0 where the member does not see the conversation.
  revisions: `
    SELECT m.conversation, iif(m.hidden = 0 OR c.last_seq > 0,
      max(m.change, iif(m.left IS NULL, coalesce(d.change, c.change), 0)), 0) AS rev
    FROM membership m
    JOIN conversation c ON c.key = m.conversation
    LEFT JOIN moved d ON d.conversation = m.conversation
    WHERE m.user = ? AND m.conversation > ? ORDER BY m.conversation LIMIT ?`,
  headsAfter: `
    SELECT c.id AS cid, c.last_seq AS seq FROM conversation c
    LEFT JOIN moved d ON d.conversation = c.key
    WHERE c.change > ?1 AND d.conversation IS NULL
    UNION ALL
    SELECT c.id, d.seq FROM moved d JOIN conversation c ON c.key = d.conversation
    WHERE d.change > ?1`,

  meta: 'SELECT epoch, change FROM meta WHERE only = 1',
  insertMeta: 'INSERT INTO meta (only, epoch, change) VALUES (1, ?, 0)',
  updateChange: 'UPDATE meta SET change = ? WHERE only = 1',
  lead: 'SELECT lead FROM meta WHERE only = 1',
  updateLead: 'UPDATE meta SET lead = ? WHERE only = 1',
  /** A write that changes nothing. */
  probe: 'UPDATE meta SET change = change WHERE only = 1',
} as const

export interface ConversationRow {
  key: number
  cid: string
  kind: string
  title: string
  avatar: string
  low: number | null
  high: number | null
  memberCount: number
  lastSeq: number
  n: number
  at: number
  follower: number | null
  change: number
  sum: number | null
}

export interface MembershipRow {
  user: number
  conversation: number
  role: string
  joined: number
  left: number | null
  hidden: number
  readSeq: number
  readN: number
  pinned: number
  muted: number
  change: number
}

export interface PersonRow {
  id: string
  name: string
  avatar: string
  key: number
  readSeq: number
  sum: number | null
}

/** The rows that these statements return. */
export interface ConversationRows {
  conversationById: ConversationRow
  conversationByPair: { cid: string }
  membership: MembershipRow
  members: { id: string }
  people: PersonRow
  countPeople: { count: number }
  membershipAt: { conversation: number }
  cidOf: { cid: string }
  revisions: { conversation: number; rev: number }
  headsAfter: { cid: string; seq: number }
  meta: { epoch: string; change: number }
  lead: { lead: number }
}
