import { Refusal } from '../refusal'
import { Bucket, type Rate } from './bucket'

const PRUNE_AT = 10_000

/** One token bucket for each key. Full buckets are dropped, so unused keys need no memory. */
export class Limiter {
  private readonly buckets = new Map<string, Bucket>()
  private pruneAt = PRUNE_AT

  constructor(private readonly rate: Rate) {}

  /** Refuses with `rate-limited` if the key's bucket is empty. */
  check(key: string, now: number): void {
    const wait = this.bucketOf(key, now).take(now)
    if (wait > 0) throw new Refusal('rate-limited', 'too many requests', wait)
  }

  /** The number of keys in memory. */
  get size(): number {
    return this.buckets.size
  }

  private bucketOf(key: string, now: number): Bucket {
    const known = this.buckets.get(key)
    if (known) return known
    if (this.buckets.size >= this.pruneAt) this.prune(now)
    const bucket = new Bucket(this.rate, now)
    this.buckets.set(key, bucket)
    return bucket
  }

  /** Runs again only after as many keys as remain have been added, so the cost for each key stays constant. */
  private prune(now: number): void {
    for (const [key, bucket] of this.buckets) if (bucket.isFull(now)) this.buckets.delete(key)
    this.pruneAt = Math.max(PRUNE_AT, this.buckets.size * 2)
  }
}
