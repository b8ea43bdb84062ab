/** How long a person must be away before others are told. */
const GRACE_MS = 15_000

export interface PresenceNews {
  userId: string
  online: boolean
  lastSeenAt: number
}

/** A moment: wall-clock time, and the time that the server has been awake. */
export interface Moment {
  now: number
  awakeMs: number
}

/**
 * Tracks who comes online and goes offline. A grace period hides reconnects. It does not depend on the wall clock.
 */
export class Presence {
  private readonly awaySince = new Map<string, Moment>()

  constructor(private readonly tell: (news: PresenceNews) => void) {}

  arrived(userId: string, now: number): void {
    if (this.awaySince.delete(userId)) return
    this.tell({ userId, online: true, lastSeenAt: now })
  }

  departed(userId: string, moment: Moment): void {
    this.awaySince.set(userId, moment)
  }

  /** Reports the people whose grace period is over. */
  check(awakeMs: number): void {
    for (const [userId, since] of this.awaySince) {
      if (awakeMs - since.awakeMs < GRACE_MS) return
      this.awaySince.delete(userId)
      this.tell({ userId, online: false, lastSeenAt: since.now })
    }
  }
}
