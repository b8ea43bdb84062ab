import type { Clock, Timer } from '../platform/clock'
import type { Random } from '../platform/ports'
import { backoff } from './socket/backoff'
import { ChatError } from './socket/chat-error'
import type { Link } from './socket/link'

const newLane = (): Lane => ({
  isBusy: false,
  isWanted: false,
  failures: 0,
  timer: undefined,
  isResting: false,
})

const wasWoken = (lane: Lane): boolean => lane.isWanted

/** Does one piece of work. Returns whether there is more. An error delays the work and does not cancel it. */
export type Step = (key: string) => Promise<boolean>

interface Lane {
  isBusy: boolean
  /** Woken since its step began, so the step's result may be out of date. */
  isWanted: boolean
  failures: number
  /** Set while the lane waits after a failure. */
  timer: Timer
  isResting: boolean
}

/** What work in lanes needs. */
export interface LanesPorts {
  link: Link
  clock: Clock
  random: Random
}

/**
 * Runs work for the server, by key. Each lane runs one step at a time, which keeps the order. At most `atOnce` lanes
 * run in parallel. A failed step is repeated after the server's pause or our own, and only while the link is live.
 */
export class Lanes {
  private lanes = new Map<string, Lane>()

  constructor(
    private readonly ports: LanesPorts,
    private readonly step: Step,
    private readonly atOnce = 8
  ) {
    ports.link.changed.on(() => this.work())
  }

  /** Reports work for this key. */
  wake(key: string): void {
    const lane = this.lanes.get(key)
    if (lane) lane.isWanted = true
    else this.lanes.set(key, newLane())
    this.work()
  }

  /** Reports work that a user waits for. It runs before all other waiting work. */
  hurry(key: string): void {
    const others = [...this.lanes].filter(([other]) => other !== key)
    const first = this.lanes.get(key) ?? newLane()
    this.lanes.clear()
    for (const [other, lane] of [[key, first] as const, ...others]) this.lanes.set(other, lane)
    this.wake(key)
  }

  /** Drops all lanes. The result of a running step is ignored. */
  clear(): void {
    for (const lane of this.lanes.values()) this.ports.clock.clearTimeout(lane.timer)
    this.lanes = new Map()
  }

  private work(): void {
    if (!this.ports.link.isLive) return
    let busy = [...this.lanes.values()].filter((lane) => lane.isBusy).length
    for (const [key, lane] of this.lanes) {
      if (busy >= this.atOnce) return
      if (lane.isBusy || lane.isResting) continue
      busy++
      void this.run(key, lane)
    }
  }

  private async run(key: string, lane: Lane): Promise<void> {
    const { lanes } = this
    lane.isBusy = true
    lane.isWanted = false
    try {
      const hasMore = await this.step(key)
      lane.failures = 0
      if (!hasMore && !wasWoken(lane)) lanes.delete(key)
    } catch (error) {
      if (lanes === this.lanes) this.rest(lane, ChatError.from(error))
    }
    lane.isBusy = false
    if (lanes === this.lanes) this.work()
  }

  /** Without a link, the lane waits for the next one. */
  private rest(lane: Lane, { code, retryAfter }: ChatError): void {
    if (code === 'offline' || code === 'timed-out') return
    const { clock, random } = this.ports
    lane.isResting = true
    const pause = backoff(lane.failures++, random.fraction(), { retryAfter })
    lane.timer = clock.setTimeout(() => {
      lane.isResting = false
      this.work()
    }, pause)
  }
}
