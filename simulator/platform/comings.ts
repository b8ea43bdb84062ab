import type { Faults } from './faults/switches'
import type { JsThread } from './js-thread'

/**
 * Why the app was hidden. 0: the user left; 1: another mini-program; 2: a native page covers it; 3: anything else.
 */
export type HideReason = 0 | 1 | 2 | 3

/** The launch options. */
export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
}

/** What `Comings` needs from the phone. */
export interface ComingsParts {
  thread: JsThread
  launch: LaunchOptions
  faults: Faults
}

type ShowListener = (options: LaunchOptions) => void
type HideListener = (result: { reason: HideReason }) => void

/** Reports show and hide events to the app. */
export class Comings {
  private readonly showListeners = new Set<ShowListener>()
  private readonly hideListeners = new Set<HideListener>()

  constructor(private readonly parts: ComingsParts) {}

  readonly wx = {
    onAppShow: (listener: ShowListener): void => void this.showListeners.add(listener),
    offAppShow: (listener?: ShowListener): void => forget(this.showListeners, listener),
    onAppHide: (listener: HideListener): void => void this.hideListeners.add(listener),
    offAppHide: (listener?: HideListener): void => forget(this.hideListeners, listener),
    getLaunchOptionsSync: (): LaunchOptions => this.parts.launch,
    getEnterOptionsSync: (): LaunchOptions => this.parts.launch,
  }

  hidden(reason: HideReason): void {
    const { faults } = this.parts
    if (faults.strikes('hide-untold')) return
    this.tellHidden(reason)
    if (faults.strikes('hide-repeated')) this.tellHidden(reason)
  }

  shown(): void {
    this.tellShown()
    if (this.parts.faults.strikes('show-repeated')) this.tellShown()
  }

  /** Reports a hide even if nothing happened, for faults. */
  tellHidden(reason: HideReason): void {
    for (const listener of this.hideListeners) this.parts.thread.later(() => listener({ reason }))
  }

  /** The same for show. */
  tellShown(): void {
    const { thread, launch } = this.parts
    for (const listener of this.showListeners) thread.later(() => listener(launch))
  }
}

function forget<L>(listeners: Set<L>, listener: L | undefined): void {
  if (listener) listeners.delete(listener)
  else listeners.clear()
}
