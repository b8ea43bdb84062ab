import type { Clock, Timer } from '../clock'
import { factsOf, type Log } from '../log'
import type { Head, Storage } from '../storage/storage'
import type { Announcement } from './announcement'

const SWEEP_MS = 15_000

export interface HeadWatchParts {
  clock: Clock
  storage: Storage
  log: Log
  /** Sends the current row to the members who are online on this node. */
  announceHead: (cid: string) => Promise<void>
}

/** Finds entries that became durable but were never announced here, and announces the head of their log. */
export class HeadWatch {
  private position: number | undefined
  private timer: Timer
  private isStopped = false
  /** Highest seq announced since the last sweep, by conversation. */
  private announced = new Map<string, number>()

  constructor(private readonly parts: HeadWatchParts) {}

  /** Ignores everything that is durable already. */
  async start(): Promise<void> {
    this.arm()
    this.position = (await this.parts.storage.headsAfter(undefined)).position
  }

  stop(): void {
    this.isStopped = true
    this.parts.clock.clearTimeout(this.timer)
  }

  /** Records what the bus delivered. */
  readonly note = (announcements: readonly Announcement[]): void => {
    for (const { url, data } of announcements) {
      if (url !== '/message') continue
      const { cid, seq } = data as Head
      if (seq > (this.announced.get(cid) ?? 0)) this.announced.set(cid, seq)
    }
  }

  private arm(): void {
    this.timer = this.parts.clock.setTimeout(() => void this.sweep(), SWEEP_MS)
  }

  private async sweep(): Promise<void> {
    // Finds storage problems even while nobody writes. The storage reports them to the operator itself.
    await this.parts.storage.ping().catch(() => undefined)
    try {
      await this.lookAtHeads()
    } catch (error) {
      this.parts.log.warn(factsOf(error), 'sweep of heads failed')
    }
    if (!this.isStopped) this.arm()
  }

  private async lookAtHeads(): Promise<void> {
    // Must happen before the heads are read: later commits belong to the next sweep.
    const before = this.announced
    this.announced = new Map()
    const { heads, position } = await this.parts.storage.headsAfter(this.position)
    const missed = heads.filter(({ cid, seq }) => seq > (before.get(cid) ?? 0))
    for (const { cid } of missed) await this.parts.announceHead(cid)
    // Must come last: if an announcement failed, the next sweep finds the same heads again.
    this.position = position
  }
}
