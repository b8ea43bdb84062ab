import type { Clock } from '../../platform/clock'
import type { Signal } from '../signal'
import type { Link } from '../socket/link'
import type { Sync } from './sync'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

/** What a second look needs. */
export interface SecondLookParts {
  clock: Clock
  link: Link
  sync: Sync
  /** Each reports an invalid value that was dropped. */
  wrongs: readonly Signal<string>[]
  /** Emits when the known data and the received data contradict each other. */
  contradicted: Signal
}

/**
 * Requests again what was dropped, because it may have been news. If data contradicts what is known, requests
 * everything. If this happens again and again, the pauses become longer.
 */
export class SecondLook {
  private pauseMs = FIRST_PAUSE_MS
  private isDue = false
  private isDoubted = false

  constructor(private readonly parts: SecondLookParts) {
    for (const wrong of parts.wrongs) wrong.on(() => this.plan())
    parts.contradicted.on(() => {
      this.isDoubted = true
      this.plan()
    })
  }

  private plan(): void {
    if (this.isDue) return
    this.isDue = true
    this.parts.clock.setTimeout(() => void this.look(), this.pauseMs)
  }

  /** Without a link, the next login brings the changes. */
  private async look(): Promise<void> {
    const { link, sync } = this.parts
    this.isDue = false
    this.pauseMs = Math.min(2 * this.pauseMs, LONGEST_PAUSE_MS)
    if (this.isDoubted) sync.startAnew()
    this.isDoubted = false
    try {
      if (link.isLive) await sync.pass(link.call)
      this.calmDown()
    } catch {
      this.plan()
    }
  }

  /** Nothing was wrong meanwhile. */
  private calmDown(): void {
    if (!this.isDue) this.pauseMs = FIRST_PAUSE_MS
  }
}
