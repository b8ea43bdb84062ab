import type { Clock, Timer } from './clock'
import { Comings, type ComingsParts, type HideReason } from './comings'
import { KILLED_AFTER_MS, LATE_CUT_MS, SUSPEND_AFTER_MS, WAKING_MS } from './limits'

export type { HideReason, LaunchOptions } from './comings'

/** The state of a mini-program between its launch and its end. */
export type Visibility = 'shown' | 'hidden' | 'suspended' | 'killed'

/** What the lifecycle needs from the phone. */
export interface LifecycleParts extends ComingsParts {
  /** The device's clock. It continues while the app is frozen. */
  clock: Clock
  /** Called when the platform suspends the app: it cancels requests, and cuts sockets at the same time or later. */
  suspended: () => void
  socketsCut: () => void
  killed: () => void
  changed: () => void
}

/** shown ──hide──▶ hidden ──5 s──▶ suspended; `show` leads back from both, `kill` is final. */
export class Lifecycle {
  visibility: Visibility = 'shown'
  readonly comings: Comings
  private timers: Timer[] = []
  private isSpared = false
  private shownAt = -Infinity

  constructor(private readonly parts: LifecycleParts) {
    this.comings = new Comings(parts)
  }

  get wx(): Comings['wx'] {
    return this.comings.wx
  }

  /** Whether the platform allows the app to use the network. */
  get mayConnect(): boolean {
    return this.visibility === 'shown' || (this.visibility === 'hidden' && this.isSpared)
  }

  /** The app came to the front so recently that the platform may still treat it as suspended. */
  get isWaking(): boolean {
    return this.visibility === 'shown' && this.parts.clock.now() - this.shownAt < WAKING_MS
  }

  hide(reason: HideReason = 0): void {
    if (this.visibility !== 'shown') return
    const { faults } = this.parts
    this.become('hidden')
    this.comings.hidden(reason)
    this.isSpared = faults.strikes('never-suspended')
    if (!this.isSpared) this.after(SUSPEND_AFTER_MS, () => this.suspend())
    if (faults.strikes('killed-after-30-minutes')) this.after(KILLED_AFTER_MS, () => this.kill())
  }

  show(): void {
    if (this.visibility !== 'hidden' && this.visibility !== 'suspended') return
    this.clearTimers()
    this.shownAt = this.parts.clock.now()
    this.become('shown')
    this.parts.thread.thaw()
    this.comings.shown()
  }

  kill(): void {
    if (this.visibility === 'killed') return
    this.clearTimers()
    this.parts.thread.end()
    this.parts.killed()
    this.become('killed')
  }

  /** Covers the app for the given time, like the album or the camera. */
  openNativePage(ms: number): void {
    if (this.visibility !== 'shown') return
    this.hide(2)
    this.after(ms, () => this.show())
  }

  private suspend(): void {
    const { thread, faults, suspended, socketsCut } = this.parts
    thread.freeze()
    suspended()
    const spared = faults.firstOf(['suspend-spares-sockets', 'suspend-cut-late'])
    if (spared === undefined) socketsCut()
    else if (spared === 'suspend-cut-late') this.after(LATE_CUT_MS, socketsCut)
    this.become('suspended')
  }

  private after(ms: number, run: () => void): void {
    this.timers.push(this.parts.clock.setTimeout(run, ms))
  }

  private clearTimers(): void {
    for (const timer of this.timers.splice(0)) this.parts.clock.clearTimeout(timer)
  }

  private become(visibility: Visibility): void {
    this.visibility = visibility
    this.parts.changed()
  }
}
