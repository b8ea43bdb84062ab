/** A rate limit: the average per second, and the burst. */
export interface Rate {
  perSecond: number
  burst: number
}

/** A token bucket: each use takes one token, and time refills the bucket. */
export class Bucket {
  private tokens: number

  constructor(
    private readonly rate: Rate,
    private filledAt: number
  ) {
    this.tokens = rate.burst
  }

  /** Takes a token and returns 0. If there is none, returns the milliseconds until one is available. */
  take(now: number): number {
    this.fill(now)
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) / this.rate.perSecond) * 1000)
    this.tokens -= 1
    return 0
  }

  /** Takes so many tokens, even if the bucket goes below zero. */
  owe(count: number, now: number): void {
    this.fill(now)
    this.tokens -= count
  }

  /** The milliseconds until the debt is paid back; 0 if there is none. */
  debtMs(now: number): number {
    this.fill(now)
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens / this.rate.perSecond) * 1000)
  }

  /** Whether the bucket is full. */
  isFull(now: number): boolean {
    this.fill(now)
    return this.tokens >= this.rate.burst
  }

  private fill(now: number): void {
    // A clock that is set back must not empty the bucket.
    const passed = Math.max(0, now - this.filledAt) / 1000
    this.filledAt = now
    this.tokens = Math.min(this.rate.burst, this.tokens + passed * this.rate.perSecond)
  }
}
