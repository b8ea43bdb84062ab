import { Refusal } from '../refusal'
import { Bucket, type Rate } from './bucket'

/** How many units of work one request of the rate is worth. */
const UNITS_A_REQUEST = 300
/** The same in a burst: the first syncs of three phones fit into it, with 10,000 conversations on each. */
const UNITS_A_REQUEST_AT_ONCE = 750
const UNIT_BYTES = 1024
/** Notifying a person costs less than reading a row. */
const TOLD_A_UNIT = 4
/** Memberships are read much faster than rows. */
const LOOKED_A_UNIT = 20
/** The cost of a login, including the lookups and notices that it causes. */
export const LOGIN_UNITS = 50
const PRUNE_AT = 10_000

/** The work that one request caused. */
export interface Work {
  rows: number
  bytes: number
  /** The number of people who were notified. */
  told: number
  /** The number of memberships that were read to find the rows. */
  looked: number
}

/** The units of a piece of work, with one for the request itself. */
export const unitsOf = ({ rows, bytes, told, looked }: Work): number =>
  1 +
  rows +
  bytes / UNIT_BYTES +
  (told * (1 + bytes / UNIT_BYTES)) / TOLD_A_UNIT +
  looked / LOOKED_A_UNIT

/**
 * Limits the work that each person may cause, over all devices, sockets and HTTP. Work is charged after it is done. A
 * person with a debt must wait until it is paid back. People without debt are not stored.
 */
export class WorkBudget {
  private readonly buckets = new Map<string, Bucket>()
  private readonly rate: Rate
  private pruneAt = PRUNE_AT

  constructor({ perSecond, burst }: Rate) {
    this.rate = { perSecond: perSecond * UNITS_A_REQUEST, burst: burst * UNITS_A_REQUEST_AT_ONCE }
  }

  /** Refuses with `rate-limited` if the person has a debt. */
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

  /** The number of people in memory. */
  get size(): number {
    return this.buckets.size
  }

  private prune(now: number): void {
    for (const [key, bucket] of this.buckets) if (bucket.isFull(now)) this.buckets.delete(key)
    this.pruneAt = Math.max(PRUNE_AT, this.buckets.size * 2)
  }
}
