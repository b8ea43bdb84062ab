export type Timer = unknown

/** The server's time. It is passed in, so that a whole system can run in virtual time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds of real time since an arbitrary moment. Setting the system clock does not change it. */
  elapsed(): number
  setTimeout(run: () => void, ms: number): Timer
  clearTimeout(timer: Timer): void
  /** Runs after the pending input has been read, so everything that arrives in one turn forms one group. */
  setImmediate(run: () => void): void
}

/** Settles when the event loop has turned: the waiting input is served first. */
export const nextTurn = (clock: Pick<Clock, 'setImmediate'>): Promise<void> =>
  new Promise((resolve) => clock.setImmediate(resolve))

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setImmediate: (run) => void setImmediate(run),
}
