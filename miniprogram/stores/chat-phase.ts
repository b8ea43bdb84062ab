import { awake, type ConnectionState } from '../services/socket/connection-state'

/** How far a chat has come: whatever can be shown is shown, whatever else goes wrong. */
export type ChatPhase = 'loading' | 'ready' | 'failed' | 'gone'

/** What the phase of a chat depends on. */
export interface ChatFacts {
  /** There is something to show. */
  hasItems: boolean
  /** The log holds nothing yet. */
  isNew: boolean
  isGone: boolean
  connection: ConnectionState
  /** The server answers, whichever way. */
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
