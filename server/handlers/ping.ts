import type { Handler } from './handler'

/** Shows that both ends are there. */
export const ping: Handler<'/ping'> = async (_, { now }) => ({ now })
