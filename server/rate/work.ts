import { Refusal } from '../refusal'
import { Bucket, type Rate } from './bucket'

/** Units of work that one request of the rate is worth: a phone's first sync of 10,000 conversations fits into a burst. */
const UNITS_A_REQUEST = 300
const UNIT_BYTES = 1024
/** To tell somebody costs less than to read a row. */
const TOLD_A_UNIT = 4
/** What a login costs, with what it makes the server look up and tell. */
export const LOGIN_UNITS = 50
const PRUNE_AT = 10_000

/** What one request made the server do. */
export interface Work {
  rows: number
  bytes: number
  /** People who were told something. */
  told: number
}

/** Units of a piece of work: one for the asking itself. */
export const unitsOf = ({ rows, bytes, told }: Work): number =>
  1 + rows + bytes / UNIT_BYTES + (told * (1 + bytes / UNIT_BYTES)) / TOLD_A_UNIT

/**
 * How much work each person may cause, over all devices, sockets and ways. It is charged when it is done; who
 * owes some waits until it is paid back. Whoever owes nothing is forgotten.
 */
export class WorkBudget {
  private readonly buckets = new Map<string, Bucket>()
  private readonly rate: Rate
  private pruneAt = PRUNE_AT

  constructor({ perSecond, burst }: Rate) {
    this.rate = { perSecond: perSecond * UNITS_A_REQUEST, burst: burst * UNITS_A_REQUEST }
  }

  /** Refuses with `rate-limited` who owes work. */
  check(userId: string, now: number): void {
    const wait = this.buckets.get(userId)?.debtMs(now) ?? 0
    if (wait > 0) throw new Refusal('rate-limited', 'too much work', wait)
  }

  charge(userId: string, units: number, now: number): void {
    let bucket = this.buckets.get(userId)
    if (!bucket) {
      if (this.buckets.size >= this.pruneAt) this.prune(now)
      this.buckets.set(userId, (bucket = new Bucket(this.rate, now)))
    }
    bucket.owe(units, now)
  }

  /** How many people are remembered. */
  get size(): number {
    return this.buckets.size
  }

  private prune(now: number): void {
    for (const [key, bucket] of this.buckets) if (bucket.isFull(now)) this.buckets.delete(key)
    this.pruneAt = Math.max(PRUNE_AT, this.buckets.size * 2)
  }
}
