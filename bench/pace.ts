/** The rate, and the duration. */
export interface Pace {
  perSecond: number
  seconds: number
}

/**
 * Calls `act` at the given rate, with the time at which each call was due.
 * It checks the clock in every turn instead of sleeping: a timer is late by more than the measured times.
 */
export function atPace({ perSecond, seconds }: Pace, act: (dueMs: number) => void): Promise<void> {
  const startMs = performance.now()
  const count = perSecond * seconds
  let done = 0
  return new Promise((resolve) => {
    const turn = (): void => {
      const nowMs = performance.now()
      for (let dueMs = due(done); dueMs <= nowMs && done < count; dueMs = due(done)) {
        act(dueMs)
        done++
      }
      if (done < count) setImmediate(turn)
      else resolve()
    }
    const due = (index: number): number => startMs + (index * 1000) / perSecond
    turn()
  })
}
