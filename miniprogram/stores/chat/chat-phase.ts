import { awake, type ConnectionState } from '../../services/socket/connection-state'

/** The phase of a chat. Whatever can be shown is shown, even if something else fails. */
export type ChatPhase = 'loading' | 'ready' | 'failed' | 'gone'

/** The inputs of the phase. */
export interface ChatFacts {
  /** There are rows to show. */
  hasItems: boolean
  /** The log is empty. */
  isNew: boolean
  isGone: boolean
  connection: ConnectionState
  /** The server answers, over any carrier. */
  isLive: boolean
}

/** What the chat page shows as a whole. */
export function phaseOf({ hasItems, isNew, isGone, isLive, connection }: ChatFacts): ChatPhase {
  if (hasItems) return 'ready'
  if (isGone) return 'gone'
  if (isNew) return 'ready'
  if (isLive) return 'loading'
  const { name } = awake(connection)
  return name === 'waiting' || name === 'refused' ? 'failed' : 'loading'
}
