/** The handle of a timer. */
export type Timer = unknown

/** The device's time. It is passed in, so that a whole system can run in virtual time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  setTimeout(run: () => void, ms: number): Timer
  clearTimeout(timer: Timer): void
}

/** Randomness. It is passed in, so that a run can be replayed. */
export interface Random {
  bytes(length: number): Uint8Array
}
