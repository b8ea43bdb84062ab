import { Refusal } from '../refusal'
import { Bucket, type Rate } from './bucket'

const PRUNE_AT = 10_000

/** One bucket for each key; full ones are forgotten, so that strangers cost no memory for long. */
export class Limiter {
  private readonly buckets = new Map<string, Bucket>()

  constructor(private readonly rate: Rate) {}

  /** Refuses with `rate-limited` who comes too often. */
  check(key: string, now: number): void {
    const wait = this.bucketOf(key, now).take(now)
    if (wait > 0) throw new Refusal('rate-limited', 'too many requests', wait)
  }

  /** How many are remembered. */
  get size(): number {
    return this.buckets.size
  }

  private bucketOf(key: string, now: number): Bucket {
    const known = this.buckets.get(key)
    if (known) return known
    if (this.buckets.size >= PRUNE_AT) this.prune(now)
    const bucket = new Bucket(this.rate, now)
    this.buckets.set(key, bucket)
    return bucket
  }

  private prune(now: number): void {
    for (const [key, bucket] of this.buckets) if (bucket.isFull(now)) this.buckets.delete(key)
  }
}
