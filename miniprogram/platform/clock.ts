export type Timer = unknown

/** Time as the phone sees it. It is passed in, so that a whole system can run in virtual time. */
export interface Clock {
  /** Milliseconds since 1970. It may jump when the user sets the clock. */
  now(): number
  setTimeout(run: () => void, ms: number): Timer
  clearTimeout(timer: Timer): void
}

/** The phone's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as number),
}
