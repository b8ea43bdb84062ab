import type { Batches } from './group-commit'
import type { LogSync } from './log-sync'

/** Receives the durations of disk operations. */
export interface Timing {
  elapsed(): number
  committed(durationMs: number): void
  synced(durationMs: number): void
}

/** Measures the time from the begin of each batch to its commit. */
export function timedBatches(batches: Batches, timing: Timing): Batches {
  let since = 0
  return {
    begin: () => {
      since = timing.elapsed()
      return batches.begin()
    },
    write: (batch) => batches.write(batch),
    committed: (batch) => {
      timing.committed(timing.elapsed() - since)
      batches.committed(batch)
    },
    rolledBack: () => batches.rolledBack(),
  }
}

/** Measures the time until each sync succeeds or fails. */
export function timedSync(sync: LogSync, timing: Timing): LogSync {
  const timed = (done: (error: unknown) => void): ((error: unknown) => void) => {
    const since = timing.elapsed()
    return (error) => {
      timing.synced(timing.elapsed() - since)
      done(error)
    }
  }
  return {
    sync: (done) => sync.sync(timed(done)),
    syncNow: (done) => sync.syncNow(timed(done)),
    close: () => sync.close(),
  }
}
