import type { Handler } from '../handler'

/** Returns the people whom the user may know. Silently omits the others. */
export const get: Handler<'/user/get'> = async ({ ids }, { userId, storage }) => ({
  users: await storage.usersSharing(userId, ids),
})
