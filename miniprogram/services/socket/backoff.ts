/** Why a link ended, as far as the next attempt depends on it. */
export interface Loss {
  /** The pause that the server requested, in milliseconds. */
  retryAfter?: number | undefined
  /** The server restarts, so all phones reconnect at once. */
  isRestarting?: boolean
  /** The platform was not ready. This is not a failure. */
  isTooEarly?: boolean
}

/** The minimum pause between two attempts. */
export const FLOOR_MS = 500
const CEILING_MS = 20_000
const RESTART_SPREAD_MS = 5_000
const TOO_EARLY_MS = 300

/** Milliseconds before the next attempt, after `failures` earlier ones; `random` is 0 ≤ x < 1. */
export function backoff(failures: number, random: number, loss: Loss = {}): number {
  if (loss.isTooEarly) return TOO_EARLY_MS
  const spread = loss.isRestarting
    ? RESTART_SPREAD_MS
    : Math.min(CEILING_MS, FLOOR_MS * 2 ** failures)
  return Math.max(FLOOR_MS, loss.retryAfter ?? 0) + random * spread
}
