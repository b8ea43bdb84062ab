import type { Handler } from '../handler'

/** Answers the people whom the user may know. The others are omitted silently. */
export const get: Handler<'/user/get'> = async ({ ids }, { userId, storage }) => ({
  users: await storage.usersSharing(userId, ids),
})
