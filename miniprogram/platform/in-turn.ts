import { attempted } from './call'
import type { Clock } from './clock'

type Call = Parameters<typeof attempted>[0]

/** How long to wait for a call that the platform never answers. */
const PATIENCE_MS = 1_000

/**
 * Makes calls one after another, each when the previous one is complete: of two `setTabBarItem` in a row, some
 * Android clients show only the first. Of several calls for the same key, only the newest is made.
 */
export function openTurns(clock: Clock): (about: string, call: Call) => void {
  const waiting = new Map<string, Call>()
  let isBusy = false
  const next = (): void => {
    const [first] = waiting
    isBusy = first !== undefined
    if (first === undefined) return
    const [about, call] = first
    waiting.delete(about)
    void completed(call, clock).then(next)
  }
  return (about, call) => {
    waiting.set(about, call)
    if (!isBusy) next()
  }
}

/** Fulfils when the call has succeeded, failed or timed out. */
export function completed(call: Call, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.setTimeout(resolve, PATIENCE_MS)
    void attempted(call).then(() => {
      clock.clearTimeout(timer)
      resolve()
    })
  })
}
