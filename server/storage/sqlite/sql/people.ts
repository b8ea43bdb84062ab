/** Statements about people and their devices. */
export const peopleSql = {
  userById: 'SELECT key, id, name, avatar FROM user WHERE id = ?',
  userByIdentity: 'SELECT key, id, name, avatar FROM user WHERE identity = ?',
  insertUser: 'INSERT INTO user (id, identity, name, avatar) VALUES (?, ?, ?, ?)',

  sharedConversation: `
    SELECT 1 AS shared FROM membership mine
    JOIN conversation c ON c.key = mine.conversation
    JOIN membership other ON other.user = ?2 AND other.conversation = mine.conversation
    WHERE mine.user = ?1 AND (mine.hidden = 0 OR c.last_seq > 0) LIMIT 1`,
  peers: `
    SELECT other.id FROM membership mine
    JOIN conversation c ON c.key = mine.conversation
    JOIN user other ON other.key = iif(c.low = ?1, c.high, c.low)
    JOIN membership theirs ON theirs.user = other.key AND theirs.conversation = c.key
    WHERE mine.user = ?1 AND c.low IS NOT NULL AND (c.last_seq > 0 OR mine.hidden + theirs.hidden = 0)`,

  sessionByToken: `
    SELECT s.id, s.token_hash, u.id AS user_id, s.device_id, s.expires_at, s.revoked
    FROM session s JOIN user u ON u.key = s.user WHERE s.token_hash = ?`,
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
}

export interface SessionRow {
  id: string
  token_hash: string
  user_id: string
  device_id: string
  expires_at: number
  revoked: number
}

/** What the reading statements of this family read. */
export interface PeopleRows {
  userById: UserRow
  userByIdentity: UserRow
  sharedConversation: { shared: 1 }
  peers: { id: string }
  sessionByToken: SessionRow
}
