/** How often something may be done: on average, and at once. */
export interface Rate {
  perSecond: number
  burst: number
}

/** Counts down with each use, and fills again as time passes. */
export class Bucket {
  private tokens: number

  constructor(
    private readonly rate: Rate,
    private filledAt: number
  ) {
    this.tokens = rate.burst
  }

  /** Takes one and answers 0, or answers in how many milliseconds there will be one. */
  take(now: number): number {
    this.fill(now)
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) / this.rate.perSecond) * 1000)
    this.tokens -= 1
    return 0
  }

  /** Whether it is as full as a new one. */
  isFull(now: number): boolean {
    this.fill(now)
    return this.tokens >= this.rate.burst
  }

  private fill(now: number): void {
    // A clock that steps back must not empty the bucket.
    const passed = Math.max(0, now - this.filledAt) / 1000
    this.filledAt = now
    this.tokens = Math.min(this.rate.burst, this.tokens + passed * this.rate.perSecond)
  }
}
