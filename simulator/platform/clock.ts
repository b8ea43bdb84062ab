/** Whatever a clock hands out to be cleared with. */
export type Timer = unknown

/** Time as the device has it; handed in, so that a whole system can run in virtual time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  setTimeout(run: () => void, ms: number): Timer
  clearTimeout(timer: Timer): void
}

/** Randomness, handed in so that a run can be replayed. */
export interface Random {
  bytes(length: number): Uint8Array
}
