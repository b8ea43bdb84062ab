import type { Handler } from './handler'

/** Shows that the connection works in both directions. */
export const ping: Handler<'/ping'> = async (_, { now }) => ({ now })
