import type { LaunchOptions } from '../platform/lifecycle'
import { guarded, type Reports } from './reports'

type AppInstance = Record<string, unknown>
type Listener = (...input: unknown[]) => void

/** Events that wx.onX hears, too. */
const HEARD = ['Error', 'UnhandledRejection', 'PageNotFound'] as const
export type AppEvent = (typeof HEARD)[number]

/** Implements App() and getApp(): the one object that lives as long as the mini-program. */
export class AppLayer {
  private readonly instance: AppInstance = {}
  private readonly listeners = new Map<AppEvent, Set<Listener>>(
    HEARD.map((event) => [event, new Set<Listener>()])
  )
  private isTellingError = false

  constructor(private readonly reports: Reports) {
    reports.onError((error) => this.tellError(error))
  }

  readonly globals = {
    App: (definition: AppInstance = {}): void => void Object.assign(this.instance, definition),
    getApp: (): AppInstance => this.instance,
  }

  /** `wx.onError` and the like. */
  get wx(): Record<string, unknown> {
    const pairs = HEARD.flatMap((event) => [
      [`on${event}`, (listener: Listener) => void this.listeners.get(event)?.add(listener)],
      [`off${event}`, (listener?: Listener) => this.forget(event, listener)],
    ])
    return Object.fromEntries(pairs) as Record<string, unknown>
  }

  launch(options: LaunchOptions): void {
    this.call('onLaunch', options)
    this.call('onShow', options)
  }

  /** Calls a method of the App, if it has one of that name. What it throws is reported. */
  call(method: string, ...input: unknown[]): void {
    const run = this.instance[method]
    if (typeof run === 'function')
      guarded(this.reports, () => (run as Listener).apply(this.instance, input))
  }

  /** Tells the App and every listener. False if there is none. */
  tell(event: AppEvent, detail: unknown): boolean {
    const listeners = [...(this.listeners.get(event) ?? [])]
    this.call(`on${event}`, detail)
    for (const listener of listeners) guarded(this.reports, () => listener(detail))
    return listeners.length > 0 || typeof this.instance[`on${event}`] === 'function'
  }

  private forget(event: AppEvent, listener?: Listener): void {
    if (listener === undefined) this.listeners.get(event)?.clear()
    else this.listeners.get(event)?.delete(listener)
  }

  /** An error in the handler of errors is not told again. */
  private tellError(error: Error): void {
    if (this.isTellingError) return
    this.isTellingError = true
    this.tell('Error', `MiniProgramError\n${error.message}\n${error.stack ?? ''}`)
    this.isTellingError = false
  }
}
