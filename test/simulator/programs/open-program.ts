import { programOf, sweep } from '../program-folder'
import { openRuntime, type RuntimeHost } from '../runtime-host'

/** A mini-program of one page `pages/a/a`, its files changed or added to as said, launched. */
export async function launched(files: Record<string, string>): Promise<RuntimeHost> {
  const host = await opened(files)
  await host.launch()
  return host
}

/** Like `launched`, its code run and no page open. */
export async function opened(files: Record<string, string>): Promise<RuntimeHost> {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const folder = programOf(files)
  try {
    return await openRuntime(folder)
  } finally {
    sweep()
  }
}

/** What the page in front shows, in one line. */
export const shown = (host: RuntimeHost): string => host.page.textOf('wx-page')

/** What the mini-program has written to `getApp().told`. */
export const told = (host: RuntimeHost): unknown[] =>
  (host.phone.app.globals.getApp()['told'] ?? []) as unknown[]

/** An App that keeps what it is told. `getApp().told.push(…)` adds to it. */
export const TELLING_APP = `App({
  told: [],
  onError(text) { this.told.push('error: ' + text.split('\\n')[1]) },
  onUnhandledRejection({ reason }) { this.told.push('rejected: ' + (reason.message || reason.errMsg)) },
})`
