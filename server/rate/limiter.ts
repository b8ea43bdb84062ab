import { Refusal } from '../refusal'
import { Bucket, type Rate } from './bucket'

const PRUNE_AT = 10_000

/** One bucket for each key. Full buckets are dropped, so that keys cost no memory for long. */
export class Limiter {
  private readonly buckets = new Map<string, Bucket>()
  private pruneAt = PRUNE_AT

  constructor(private readonly rate: Rate) {}

  /** Refuses with `rate-limited` when the key's bucket is empty. */
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

  /** Each key is looked at a few times at most: the next time comes when as many again have been added. */
  private prune(now: number): void {
    for (const [key, bucket] of this.buckets) if (bucket.isFull(now)) this.buckets.delete(key)
    this.pruneAt = Math.max(PRUNE_AT, this.buckets.size * 2)
  }
}
