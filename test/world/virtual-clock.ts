import type { Clock } from '../../server/clock'
import { promisesSettled, watchPromises } from './endless-promises'
import { EventQueue, type Happening } from './event-queue'

/** 2026-01-05 08:00 in Beijing, a Monday. */
const FIRST_MORNING = Date.UTC(2026, 0, 5)

/** This many events at the same instant are considered an endless loop. */
const MOST_AT_ONE_INSTANT = 100_000

/**
 * Time that passes only while somebody waits for it. It is the clock of all phones and of the server. Between two
 * events, all promises that can settle do so, as in an event loop.
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
    // Whole milliseconds, as on real clocks. An invalid wait ends at once
    return this.queue.add(this.time + (ms > 0 ? Math.ceil(ms) : 0), run)
  }

  clearTimeout(timer: unknown): void {
    if (timer) (timer as Happening).isCancelled = true
  }

  setImmediate(run: () => void): void {
    this.queue.add(this.time, run)
  }

  /** Lets this much time pass, with everything that happens meanwhile. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms
    await this.passUntil(() => (this.queue.first()?.at ?? Infinity) > end)
    this.time = end
  }

  /** Moves the time forward at once, as after a machine slept or its clock was set. */
  leap(ms: number): void {
    this.time += ms
    this.leaptMs += ms
  }

  /** Lets time pass until the condition holds. Fails if it does not hold within the limit. */
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
    // After a leap, events that were due earlier happen late
    this.time = Math.max(this.time, happening.at)
    happening.run()
  }
}
