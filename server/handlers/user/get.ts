import type { Handler } from '../handler'

/** The people whom the asker may know; the others are left out without a word. */
export const get: Handler<'/user/get'> = async ({ ids }, { userId, storage }) => ({
  users: await storage.usersSharing(userId, ids),
})
