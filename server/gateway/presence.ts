/** How long somebody may be away before anybody is told. */
const GRACE_MS = 15_000

export interface PresenceNews {
  userId: string
  online: boolean
  lastSeenAt: number
}

/** Who came and who went, with a grace that hides reconnects. */
export class Presence {
  private readonly awaySince = new Map<string, number>()

  constructor(private readonly tell: (news: PresenceNews) => void) {}

  arrived(userId: string, now: number): void {
    if (this.awaySince.delete(userId)) return
    this.tell({ userId, online: true, lastSeenAt: now })
  }

  departed(userId: string, now: number): void {
    this.awaySince.set(userId, now)
  }

  /** Tells of those whose grace is over. */
  check(now: number): void {
    for (const [userId, since] of this.awaySince) {
      if (now - since < GRACE_MS) return
      this.awaySince.delete(userId)
      this.tell({ userId, online: false, lastSeenAt: since })
    }
  }
}
