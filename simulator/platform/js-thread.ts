import type { Clock, Timer } from './clock'
import type { Faults } from './faults/switches'
import { TIMER_LATE_MS } from './limits'

interface AppTimer {
  isCleared: boolean
  host: Timer
}

/** The mini-program's only thread. All of its code runs through here, so that it can be frozen and ended. */
export class JsThread {
  /** The clock for the mini-program's code. Its timers wait while the app is frozen. */
  readonly clock: Clock = {
    now: () => this.host.now() + this.faults.clockOffMs,
    setTimeout: (run, ms) => this.setTimer(run, ms),
    clearTimeout: (timer) => this.clearTimer(timer as AppTimer | undefined),
  }

  /** Called before each task. Faults of any moment occur here. */
  beforeTask: () => void = () => undefined
  private condition: 'running' | 'frozen' | 'ended' = 'running'
  private waiting: (() => void)[] = []

  constructor(
    private readonly host: Clock,
    private readonly faults: Faults
  ) {}

  /** Runs the code now. If the app is frozen, runs it after the thaw; if it was killed, never. */
  enter(code: () => void): void {
    if (this.condition === 'running') this.beforeTask()
    if (this.condition === 'running') code()
    else if (this.condition === 'frozen') this.waiting.push(code)
  }

  /** Like `enter`, but in a later task: a callback never runs inside its own call. */
  later(code: () => void, ms = 0): void {
    this.host.setTimeout(() => this.enter(code), ms)
  }

  freeze(): void {
    if (this.condition === 'running') this.condition = 'frozen'
  }

  /** Runs the tasks that arrived while the app was frozen, in order. */
  thaw(): void {
    if (this.condition !== 'frozen') return
    this.condition = 'running'
    const missed = this.waiting
    this.waiting = []
    for (const code of missed) this.later(code)
  }

  end(): void {
    this.condition = 'ended'
    this.waiting = []
  }

  private setTimer(run: () => void, ms: number): AppTimer {
    const timer: AppTimer = { isCleared: false, host: undefined }
    const ring = () => {
      if (!timer.isCleared) run()
    }
    timer.host = this.host.setTimeout(() => this.enter(ring), ms + this.latenessMs())
    return timer
  }

  private latenessMs(): number {
    return this.faults.strikes('timers-late') ? this.faults.chance.below(TIMER_LATE_MS) : 0
  }

  private clearTimer(timer: AppTimer | undefined): void {
    if (!timer) return
    timer.isCleared = true
    this.host.clearTimeout(timer.host)
  }
}
