import { Session } from 'node:inspector'
import { promiseHooks } from 'node:v8'

/** As many steps of promises between two happenings are a loop that no promise ever leaves. */
const MOST_STEPS = 1_000_000

let steps = 0
let isEndless = false

/** Lets all promises settle that can; fails where they only ever lead to further ones. */
export async function promisesSettled(): Promise<void> {
  steps = 0
  // a tick asked for by a microtask comes after all microtasks, and long before a macrotask would
  await new Promise<void>((resolve) => {
    queueMicrotask(() => process.nextTick(resolve))
  })
  if (!isEndless) return
  isEndless = false
  throw new Error(`promises did not settle in ${MOST_STEPS} steps: something asks itself for ever`)
}

/** While this works, promises that never settle are torn off; returns how to stop. */
export function watchPromises(): () => void {
  return promiseHooks.onAfter(() => {
    if (++steps === MOST_STEPS) tearOff()
  }) as () => void
}

/** An exception would end one step and not the loop, so the whole run of microtasks is ended. */
function tearOff(): void {
  isEndless = true
  // ticks are looked at after a macrotask only, once their own run was torn off
  setImmediate(() => undefined)
  const session = new Session()
  session.connect()
  session.post('Runtime.terminateExecution', () => session.disconnect())
}
