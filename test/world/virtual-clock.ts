import type { Clock } from '../../server/clock'
import { promisesSettled, watchPromises } from './endless-promises'
import { EventQueue, type Happening } from './event-queue'

/** 2026-01-05 08:00 in Beijing, a Monday. */
const FIRST_MORNING = Date.UTC(2026, 0, 5)

/** As many happenings at one instant are a loop that time never leaves. */
const MOST_AT_ONE_INSTANT = 100_000

/**
 * Time that passes only while somebody waits for it; it is every phone's clock and the server's.
 * Between two happenings all promises that can settle do so, as in an event loop.
 */
export class VirtualClock implements Clock {
  private time = FIRST_MORNING
  private leaptMs = 0
  private atThisInstant = 0
  private readonly queue = new EventQueue()

  now(): number {
    return this.time
  }

  elapsed(): number {
    return this.time - this.leaptMs
  }

  setTimeout(run: () => void, ms: number): Happening {
    // whole milliseconds, as the clocks of machines tell them; a wait that is none is over at once
    return this.queue.add(this.time + (ms > 0 ? Math.ceil(ms) : 0), run)
  }

  clearTimeout(timer: unknown): void {
    if (timer) (timer as Happening).isCancelled = true
  }

  setImmediate(run: () => void): void {
    this.queue.add(this.time, run)
  }

  /** Lets the time pass, and everything happen that happens meanwhile. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms
    await this.passUntil(() => (this.queue.first()?.at ?? Infinity) > end)
    this.time = end
  }

  /** Time is later at once, as when a machine slept or its clock was set. */
  leap(ms: number): void {
    this.time += ms
    this.leaptMs += ms
  }

  /** Lets time pass until it is so; fails where it does not come to be so within the limit. */
  async until(isSo: () => boolean, limitMs = 60_000): Promise<void> {
    const end = this.time + limitMs
    await this.passUntil(() => isSo() || (this.queue.first()?.at ?? Infinity) > end)
    if (!isSo()) throw new Error(`${limitMs} ms passed, and still not: ${isSo.toString()}`)
  }

  /** Lets time pass until the work is done. */
  async during<T>(work: Promise<T>, limitMs?: number): Promise<T> {
    let isDone = false
    const done = () => void (isDone = true)
    work.then(done, done)
    await this.until(() => isDone, limitMs)
    return work
  }

  private async passUntil(isOver: () => boolean): Promise<void> {
    const stop = watchPromises()
    try {
      await promisesSettled()
      while (!isOver()) {
        this.happen()
        await promisesSettled()
      }
    } finally {
      stop()
    }
  }

  private happen(): void {
    const happening = this.queue.take()
    if (!happening || happening.isCancelled) return
    this.atThisInstant = happening.at <= this.time ? this.atThisInstant + 1 : 0
    if (this.atThisInstant > MOST_AT_ONE_INSTANT) throw new Error('time does not pass any more')
    // after a leap, what was due before it happens late
    this.time = Math.max(this.time, happening.at)
    happening.run()
  }
}
