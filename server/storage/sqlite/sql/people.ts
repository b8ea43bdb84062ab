/** Statements about people and their devices. */
export const peopleSql = {
  userById: 'SELECT key, id, name, avatar, sum FROM user WHERE id = ?',
  usersCalled: `
    SELECT key, id, name, avatar, sum FROM user WHERE id = ?1
    UNION SELECT key, id, name, avatar, sum FROM user WHERE name = ?1 ORDER BY key LIMIT 100`,
  userByIdentity: 'SELECT key, id, name, avatar, sum FROM user WHERE identity = ?',
  insertUser: 'INSERT INTO user (id, identity, name, avatar, sum) VALUES (?, ?, ?, ?, ?)',

  // Only sessions are ever deleted, so the highest key is the number of people.
  countUsers: 'SELECT coalesce(max(key), 0) AS count FROM user',
  countConversations: 'SELECT coalesce(max(key), 0) AS count FROM conversation',
  countEntries: 'SELECT coalesce(max(key), 0) AS count FROM entry',
  countSessions: 'SELECT count(*) AS count FROM session WHERE expires_at > ? AND revoked = 0',

  sharedConversation: `
    SELECT 1 AS shared FROM membership mine
    JOIN conversation c ON c.key = mine.conversation
    JOIN membership other ON other.user = ?2 AND other.conversation = mine.conversation
    WHERE mine.user = ?1 AND (mine.hidden = 0 OR c.last_seq > 0) LIMIT 1`,
  // One row for each conversation; the id is null where nobody is a peer in it.
  peers: `
    SELECT mine.conversation,
      iif(c.last_seq > 0 OR mine.hidden + theirs.hidden = 0, other.id, NULL) AS id
    FROM membership mine
    JOIN conversation c ON c.key = mine.conversation
    LEFT JOIN user other ON other.key = iif(c.low = ?1, c.high, c.low)
    LEFT JOIN membership theirs ON theirs.user = other.key AND theirs.conversation = c.key
    WHERE mine.user = ?1 AND mine.conversation > ?2 ORDER BY mine.conversation LIMIT ?3`,
  sessionByToken: `
    SELECT s.id, s.token_hash, u.id AS user_id, s.device_id, s.expires_at, s.revoked
    FROM session s JOIN user u ON u.key = s.user WHERE s.token_hash = ?`,
  sessionsOf: `
    SELECT s.id, s.token_hash, u.id AS user_id, s.device_id, s.expires_at, s.revoked
    FROM session s JOIN user u ON u.key = s.user WHERE s.user = ? ORDER BY s.expires_at DESC, s.id`,
  revokeSession: 'UPDATE session SET revoked = 1 WHERE id = ?',
  endedSessions: 'SELECT id FROM session WHERE expires_at < ? ORDER BY expires_at LIMIT ?',
  forgetSession: 'DELETE FROM session WHERE id = ?',
  putSession: `
    INSERT INTO session (id, token_hash, user, device_id, expires_at, revoked)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      token_hash = excluded.token_hash, device_id = excluded.device_id,
      expires_at = excluded.expires_at, revoked = excluded.revoked`,
} as const

export interface UserRow {
  key: number
  id: string
  name: string
  avatar: string
  sum: number | null
}

export interface SessionRow {
  id: string
  token_hash: string
  user_id: string
  device_id: string
  expires_at: number
  revoked: number
}

/** The rows that these statements return. */
export interface PeopleRows {
  userById: UserRow
  userByIdentity: UserRow
  sharedConversation: { shared: 1 }
  peers: { conversation: number; id: string | null }
  usersCalled: UserRow
  sessionByToken: SessionRow
  sessionsOf: SessionRow
  endedSessions: { id: string }
  countUsers: { count: number }
  countConversations: { count: number }
  countEntries: { count: number }
  countSessions: { count: number }
}
