import { FLOOR_MS, backoff, type Loss } from './backoff'

interface Tried {
  /** Failed attempts since the last connection that lasted. */
  failures: number
  /** When the latest attempt began. */
  triedAt: number
}

type SignedIn = Tried & { signedInAt: number }

/**
 * The state of the connection, as a pure function of its events.
 *
 *   idle ──open──▶ connecting ──opened──▶ signing-in ──signed-in──▶ syncing ──caught-up──▶ live
 *                    ▲    │                   │                        │                     │
 *                  retry  └───────────────────┴────────── lost ────────┴─────────────────────┘
 *                    │                                      ▼
 *                    └────────────────────────────────── waiting
 *
 * `hide` wraps any state in suspended. The wrapped state continues as far as the platform allows. `show` unwraps it;
 * after a long absence, it starts a new attempt. `close` leads from any state to idle, and `refuse` to refused, which
 * lasts until the next `open`.
 */
export type ConnectionState = Awake | Suspended

/** The app is hidden. Its connection may have ended without a report. */
export interface Suspended {
  name: 'suspended'
  hiddenAt: number
  before: Awake
}

/** The states of the connection. */
export type Awake =
  | { name: 'idle' }
  | ({ name: 'connecting' } & Tried)
  | ({ name: 'signing-in' } & Tried)
  | ({ name: 'syncing' } & SignedIn)
  | ({ name: 'live' } & SignedIn)
  | ({ name: 'waiting'; until: number } & Tried)
  | { name: 'refused'; code: string }

/** A socket is open, or is being opened. */
export type Linked = Extract<Awake, { name: 'connecting' | 'signing-in' | 'syncing' | 'live' }>
/** Signed in: the server answers requests. */
export type Established = Extract<Linked, { signedInAt: number }>
type Trying = Exclude<Awake, { name: 'idle' | 'refused' }>

/** Its events; times by the phone's clock. */
export type ConnectionEvent =
  | { type: 'open'; at: number }
  | { type: 'opened' }
  | { type: 'signed-in'; at: number }
  | { type: 'caught-up' }
  | { type: 'lost'; at: number; random: number; loss: Loss }
  | { type: 'retry'; at: number }
  /** A hint that an attempt may succeed: the network is back, or the app came to the front. */
  | { type: 'hint'; at: number }
  /** The network has changed, so the socket belongs to the old network. */
  | { type: 'replace'; at: number }
  | { type: 'hide'; at: number }
  | { type: 'show'; at: number }
  | { type: 'refuse'; code: string }
  | { type: 'close' }

/** After a longer absence a socket counts as dead, whatever its readyState is. */
const SHORT_ABSENCE_MS = 5_000
/** A link that lasted this long after its login counts as good. */
const LASTING_MS = 10_000

/** An event that makes no sense in the current state is ignored: sockets report late and twice. */
export function transition(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  if (state.name !== 'suspended') {
    return event.type === 'hide'
      ? { name: 'suspended', hiddenAt: event.at, before: state }
      : awakeAfter(state, event)
  }
  if (event.type === 'hide') return state
  if (event.type === 'show') return shown(state, event.at)
  const before = awakeAfter(state.before, event)
  return before === state.before ? state : { ...state, before }
}

/** What the connection is doing, whether or not the app is visible. */
export function awake(state: ConnectionState): Awake {
  return state.name === 'suspended' ? state.before : state
}

/** Whether there is a socket. */
export function hasSocket(state: Awake): state is Linked {
  return state.name !== 'idle' && state.name !== 'waiting' && state.name !== 'refused'
}

/** Whether the server answers requests. */
export function isSignedIn(state: Awake): state is Established {
  return state.name === 'syncing' || state.name === 'live'
}

type Passing = Exclude<ConnectionEvent, { type: 'hide' }>

function awakeAfter(state: Awake, event: Passing): Awake {
  switch (event.type) {
    case 'opened':
    case 'signed-in':
    case 'caught-up':
      return forward(state, event)
    case 'open':
      return opened(state, event.at)
    case 'lost':
      return hasSocket(state) ? lost(state, event) : state
    case 'retry':
      return state.name === 'waiting' ? connecting(state, event.at) : state
    case 'hint':
    case 'show':
    case 'replace':
      return hurried(state, event)
    case 'refuse':
    case 'close':
      return stopped(state, event)
  }
}

type Progress = Extract<ConnectionEvent, { type: 'opened' | 'signed-in' | 'caught-up' }>

function forward(state: Awake, event: Progress): Awake {
  switch (event.type) {
    case 'opened':
      return state.name === 'connecting' ? { ...state, name: 'signing-in' } : state
    case 'signed-in':
      return state.name === 'signing-in'
        ? { ...state, name: 'syncing', signedInAt: event.at }
        : state
    case 'caught-up':
      return state.name === 'syncing' ? { ...state, name: 'live' } : state
  }
}

function opened(state: Awake, at: number): Awake {
  const isStopped = state.name === 'idle' || state.name === 'refused'
  return isStopped ? { name: 'connecting', failures: 0, triedAt: at } : state
}

function hurried(state: Awake, { type, at }: { type: string; at: number }): Awake {
  if (state.name === 'waiting') return soon(state, at)
  return type === 'replace' && hasSocket(state) ? soon(state, at) : state
}

function stopped(state: Awake, event: Extract<Passing, { type: 'refuse' | 'close' }>): Awake {
  if (state.name === 'idle') return state
  return event.type === 'refuse' ? { name: 'refused', code: event.code } : { name: 'idle' }
}

function lost(state: Trying, { at, random, loss }: Extract<Passing, { type: 'lost' }>): Awake {
  const failures = failuresOf(state, at)
  return {
    name: 'waiting',
    failures: loss.isTooEarly ? failures : failures + 1,
    triedAt: state.triedAt,
    until: at + backoff(failures, random, loss),
  }
}

/** As early as the minimum pause between two attempts allows. Setting the clock back does not extend the pause. */
function soon(state: Trying, at: number): Awake {
  const until = Math.min(state.triedAt, at) + FLOOR_MS
  if (until <= at) return connecting(state, at)
  if (state.name === 'waiting' && state.until <= until) return state
  return { name: 'waiting', failures: failuresOf(state, at), triedAt: state.triedAt, until }
}

function connecting(state: Trying, at: number): Awake {
  return { name: 'connecting', failures: failuresOf(state, at), triedAt: at }
}

function shown({ before, hiddenAt }: Suspended, at: number): Awake {
  if (before.name === 'waiting') return soon(before, at)
  const wasShort = at >= hiddenAt && at - hiddenAt < SHORT_ABSENCE_MS
  return wasShort || !hasSocket(before) ? before : soon(before, at)
}

function failuresOf(state: Trying, at: number): number {
  return isSignedIn(state) && at - state.signedInAt >= LASTING_MS ? 0 : state.failures
}
