import type { Database } from './driver'
import type { ConversationRow } from './sql/conversation'
import type { UserRow } from './sql/people'
import { conversationSum, userSum } from './sums'

/** Accepts altered names and titles as they are: without them, whole conversations would be lost. */
export function mendFaces(db: Database): void {
  const people = db.prepare('SELECT key, id, name, avatar, sum FROM user WHERE sum IS NOT NULL')
  const setUser = db.prepare('UPDATE user SET sum = ? WHERE key = ?')
  for (const row of people.all() as UserRow[]) {
    if (userSum(row) !== row.sum) setUser.run(userSum(row), row.key)
  }
  const conversations = db.prepare(
    'SELECT key, id AS cid, kind, title, avatar, low, high, sum FROM conversation WHERE sum IS NOT NULL'
  )
  const setConversation = db.prepare('UPDATE conversation SET sum = ? WHERE key = ?')
  for (const row of conversations.all() as ConversationRow[]) {
    if (conversationSum(row) !== row.sum) setConversation.run(conversationSum(row), row.key)
  }
}
