import type { Handler } from './handler'

/** Shows that both ends are alive. */
export const ping: Handler<'/ping'> = async (_, { now }) => ({ now })
