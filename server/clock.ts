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

type Turns = Pick<Clock, 'setImmediate'>

/** The steps that wait, by the clock of their event loop. There is a list as long as a turn has had its step. */
const steps = new WeakMap<Turns, (() => void)[]>()

/**
 * Settles when the next step of long work may run: at once if this turn of the event loop has had none. All long work
 * stands in one line and gets one step a turn, however many people ask for it, so that other input is soon served.
 */
export function nextStep(clock: Turns): Promise<void> {
  const waiting = steps.get(clock)
  if (waiting) return new Promise((resolve) => waiting.push(resolve))
  takeTurn(clock, [])
  return Promise.resolve()
}

function takeTurn(clock: Turns, waiting: (() => void)[]): void {
  steps.set(clock, waiting)
  clock.setImmediate(() => {
    const run = waiting.shift()
    if (run) takeTurn(clock, waiting)
    else steps.delete(clock)
    run?.()
  })
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setImmediate: (run) => void setImmediate(run),
}
