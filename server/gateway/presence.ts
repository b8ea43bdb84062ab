/** How long somebody may be away before anybody is told. */
const GRACE_MS = 15_000

export interface PresenceNews {
  userId: string
  online: boolean
  lastSeenAt: number
}

/** A moment: by the clock on the wall, and in time that passed while the server was awake. */
export interface Moment {
  now: number
  awakeMs: number
}

/** Who came and who went, with a grace that hides reconnects and that no step of the clock changes. */
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

  /** Tells of those whose grace is over. */
  check(awakeMs: number): void {
    for (const [userId, since] of this.awaySince) {
      if (awakeMs - since.awakeMs < GRACE_MS) return
      this.awaySince.delete(userId)
      this.tell({ userId, online: false, lastSeenAt: since.now })
    }
  }
}
