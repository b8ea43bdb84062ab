import type { LaunchOptions } from '../platform/lifecycle'

type AppInstance = Record<string, unknown>

/** App() and getApp(): the one object that lives as long as the mini-program. */
export class AppLayer {
  private readonly instance: AppInstance = {}

  readonly globals = {
    App: (definition: AppInstance): void => void Object.assign(this.instance, definition),
    getApp: (): AppInstance => this.instance,
  }

  launch(options: LaunchOptions): void {
    this.call('onLaunch', options)
    this.call('onShow', options)
  }

  call(method: string, ...input: unknown[]): void {
    const run = this.instance[method]
    if (typeof run === 'function')
      (run as (...input: unknown[]) => void).apply(this.instance, input)
  }
}
