/** A rate limit: the average per second, and the burst. */
export interface Rate {
  perSecond: number
  burst: number
}

/** A token bucket: each use takes one, and time fills it again. */
export class Bucket {
  private tokens: number

  constructor(
    private readonly rate: Rate,
    private filledAt: number
  ) {
    this.tokens = rate.burst
  }

  /** Takes one and returns 0, or returns the milliseconds until one is available. */
  take(now: number): number {
    this.fill(now)
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) / this.rate.perSecond) * 1000)
    this.tokens -= 1
    return 0
  }

  /** Takes so many, even where there are fewer. */
  owe(count: number, now: number): void {
    this.fill(now)
    this.tokens -= count
  }

  /** In how many milliseconds nothing is owed any more; 0 where nothing is. */
  debtMs(now: number): number {
    this.fill(now)
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens / this.rate.perSecond) * 1000)
  }

  /** Whether it is full. */
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
