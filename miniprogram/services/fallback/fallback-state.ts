import type { ConnectionState } from '../socket/connection-state'

/**
 * Whether HTTP replaces the socket, as a pure function of the events.
 *
 *   resting ──wanted──▶ patient ──impatient──▶ asking ◀──unanswered── carrying
 *                                                └──────answered───────▶┘
 *
 * Every state returns to resting when a socket works or HTTP is no longer needed. Polling pauses while the app is
 * hidden. When the app returns to the front, it polls at once if HTTP was needed before.
 */
export type FallbackState =
  | { name: 'resting' }
  /** No socket works yet, but one may in a moment. */
  | { name: 'patient' }
  /** Sockets have been refused for a long time. Tries HTTP. */
  | { name: 'asking'; failures: number }
  /** HTTP works. */
  | { name: 'carrying' }
  | { name: 'paused'; wasPatient: boolean }

/** Its events. */
export type FallbackEvent =
  | { type: 'socket'; need: Need }
  | { type: 'impatient' }
  | { type: 'answered' }
  | { type: 'unanswered' }

/** What the connection needs from HTTP. */
export type Need = 'none' | 'wanted' | 'paused'

/** When sockets have been refused for this long, they will probably be refused longer. */
export const PATIENCE_MS = 30_000
const POLL_MS = 5_000
const CEILING_MS = 30_000

/** What a connection in this state needs from HTTP. */
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

/** Whether the server is polled over HTTP. */
export function isPolling({ name }: FallbackState): boolean {
  return name === 'asking' || name === 'carrying'
}

/** Milliseconds between polls; `random` is 0 ≤ x < 1. */
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
