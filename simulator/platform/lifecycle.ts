import type { Clock, Timer } from './clock'
import type { JsThread } from './js-thread'
import { SUSPEND_AFTER_MS } from './limits'

/** 0: the user left; 1: for another mini-program; 2: a native page covers it; 3: anything else. */
export type HideReason = 0 | 1 | 2 | 3

/** Where a mini-program is between its launch and its end. */
export type Visibility = 'shown' | 'hidden' | 'suspended' | 'killed'

/** What the mini-program was opened with. */
export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
}

/** What the lifecycle needs of the phone, and tells it. */
export interface LifecycleParts {
  thread: JsThread
  /** The device's clock, which runs on while the app is frozen. */
  clock: Clock
  launch: LaunchOptions
  suspended: () => void
  killed: () => void
  changed: () => void
}

type ShowListener = (options: LaunchOptions) => void
type HideListener = (result: { reason: HideReason }) => void

/** shown ──hide──▶ hidden ──5 s──▶ suspended; `show` leads back from both, `kill` is final. */
export class Lifecycle {
  visibility: Visibility = 'shown'
  private readonly showListeners = new Set<ShowListener>()
  private readonly hideListeners = new Set<HideListener>()
  private suspension: Timer = undefined

  constructor(private readonly parts: LifecycleParts) {}

  readonly wx = {
    onAppShow: (listener: ShowListener): void => void this.showListeners.add(listener),
    offAppShow: (listener?: ShowListener): void => forget(this.showListeners, listener),
    onAppHide: (listener: HideListener): void => void this.hideListeners.add(listener),
    offAppHide: (listener?: HideListener): void => forget(this.hideListeners, listener),
    getLaunchOptionsSync: (): LaunchOptions => this.parts.launch,
    getEnterOptionsSync: (): LaunchOptions => this.parts.launch,
  }

  hide(reason: HideReason = 0): void {
    if (this.visibility !== 'shown') return
    this.become('hidden')
    for (const listener of this.hideListeners) this.parts.thread.later(() => listener({ reason }))
    this.suspension = this.parts.clock.setTimeout(() => this.suspend(), SUSPEND_AFTER_MS)
  }

  show(): void {
    if (this.visibility !== 'hidden' && this.visibility !== 'suspended') return
    this.parts.clock.clearTimeout(this.suspension)
    this.become('shown')
    this.parts.thread.thaw()
    for (const listener of this.showListeners) {
      this.parts.thread.later(() => listener(this.parts.launch))
    }
  }

  kill(): void {
    if (this.visibility === 'killed') return
    this.parts.clock.clearTimeout(this.suspension)
    this.parts.thread.end()
    this.parts.killed()
    this.become('killed')
  }

  private suspend(): void {
    this.parts.thread.freeze()
    this.parts.suspended()
    this.become('suspended')
  }

  private become(visibility: Visibility): void {
    this.visibility = visibility
    this.parts.changed()
  }
}

function forget<L>(listeners: Set<L>, listener: L | undefined): void {
  if (listener) listeners.delete(listener)
  else listeners.clear()
}
