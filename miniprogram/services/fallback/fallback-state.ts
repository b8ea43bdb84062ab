import type { ConnectionState } from '../socket/connection-state'

/**
 * Whether HTTP stands in for the socket, as a pure function of what has happened.
 *
 *   resting ──wanted──▶ patient ──impatient──▶ asking ◀──unanswered── carrying
 *                                                └──────answered───────▶┘
 *
 * A living socket, or nobody who wants one, leads to resting from anywhere. While the app is hidden it is
 * paused; back in front, it asks at once where HTTP was needed before.
 */
export type FallbackState =
  | { name: 'resting' }
  /** No socket lives; one may in a moment. */
  | { name: 'patient' }
  /** Sockets are refused for long: does HTTP get through? */
  | { name: 'asking'; failures: number }
  /** It does. */
  | { name: 'carrying' }
  | { name: 'paused'; wasPatient: boolean }

/** What can happen to it. */
export type FallbackEvent =
  | { type: 'socket'; need: Need }
  | { type: 'impatient' }
  | { type: 'answered' }
  | { type: 'unanswered' }

/** What the connection leaves to do. */
export type Need = 'none' | 'wanted' | 'paused'

/** Sockets that were refused for so long will be refused a little longer. */
export const PATIENCE_MS = 30_000
const POLL_MS = 5_000
const CEILING_MS = 30_000

/** What a connection in this state leaves to HTTP. */
export function needOf({ name }: ConnectionState): Need {
  if (name === 'suspended') return 'paused'
  return name === 'live' || name === 'idle' || name === 'refused' ? 'none' : 'wanted'
}

/** An event that makes no sense in the current state is ignored. */
export function transition(state: FallbackState, event: FallbackEvent): FallbackState {
  switch (event.type) {
    case 'socket':
      return afterSocket(state, event.need)
    case 'impatient':
      return state.name === 'patient' ? { name: 'asking', failures: 0 } : state
    case 'answered':
      return state.name === 'asking' ? { name: 'carrying' } : state
    case 'unanswered':
      return unanswered(state)
  }
}

/** Says whether the server is asked over HTTP from time to time. */
export function isPolling({ name }: FallbackState): boolean {
  return name === 'asking' || name === 'carrying'
}

/** Milliseconds from one question to the next; `random` is 0 ≤ x < 1. */
export function pollPause(state: FallbackState, random: number): number {
  const failures = state.name === 'asking' ? state.failures : 0
  return Math.min(CEILING_MS, POLL_MS * 2 ** Math.max(0, failures - 1)) + random * 1_000
}

function afterSocket(state: FallbackState, need: Need): FallbackState {
  if (need === 'none') return state.name === 'resting' ? state : { name: 'resting' }
  if (need === 'wanted') return wanted(state)
  if (state.name === 'resting' || state.name === 'paused') return state
  return { name: 'paused', wasPatient: state.name === 'patient' }
}

function wanted(state: FallbackState): FallbackState {
  if (state.name === 'resting') return { name: 'patient' }
  if (state.name !== 'paused') return state
  return state.wasPatient ? { name: 'patient' } : { name: 'asking', failures: 0 }
}

function unanswered(state: FallbackState): FallbackState {
  if (state.name === 'carrying') return { name: 'asking', failures: 1 }
  return state.name === 'asking' ? { name: 'asking', failures: state.failures + 1 } : state
}
