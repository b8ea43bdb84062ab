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

/** Does one piece of work; answers whether there is more. What it throws is put off, not given up. */
export type Step = (key: string) => Promise<boolean>

interface Lane {
  isBusy: boolean
  /** Woken since its step began: what the step says about the rest may be stale. */
  isWanted: boolean
  failures: number
  /** Set while the lane waits out a failure. */
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
 * Work for the server, by key: one step at a time in each lane, so that order holds; lanes side by side,
 * at most `atOnce`. A step that fails is repeated after the server's or our own pause, and only while live.
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

  /** There is work under this key. */
  wake(key: string): void {
    const lane = this.lanes.get(key)
    if (lane) lane.isWanted = true
    else this.lanes.set(key, newLane())
    this.work()
  }

  /** There is work that somebody waits for: before all that is not under way. */
  hurry(key: string): void {
    const others = [...this.lanes].filter(([other]) => other !== key)
    const first = this.lanes.get(key) ?? newLane()
    this.lanes.clear()
    for (const [other, lane] of [[key, first] as const, ...others]) this.lanes.set(other, lane)
    this.wake(key)
  }

  /** Forgets all lanes; a step still under way ends without consequence. */
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

  /** Without a link there is nothing to wait for but the next one. */
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
