import { Session } from 'node:inspector'
import { promiseHooks } from 'node:v8'

/** This many promise steps between two events are considered an endless loop. */
const MOST_STEPS = 1_000_000

let steps = 0
let isEndless = false

/** Lets all promises settle that can. Fails if they only ever lead to new ones. */
export async function promisesSettled(): Promise<void> {
  steps = 0
  // A tick requested in a microtask runs after all microtasks, and long before a macrotask would
  await new Promise<void>((resolve) => {
    queueMicrotask(() => process.nextTick(resolve))
  })
  if (!isEndless) return
  isEndless = false
  throw new Error(`promises did not settle in ${MOST_STEPS} steps: something asks itself for ever`)
}

/** While this is active, promises that never settle are interrupted. Returns a function that stops it. */
export function watchPromises(): () => void {
  return promiseHooks.onAfter(() => {
    if (++steps === MOST_STEPS) tearOff()
  }) as () => void
}

/** An exception would end one step but not the loop, so the whole run of microtasks is ended. */
function tearOff(): void {
  isEndless = true
  // After an interruption, ticks are only processed after a macrotask
  setImmediate(() => undefined)
  const session = new Session()
  session.connect()
  session.post('Runtime.terminateExecution', () => session.disconnect())
}
