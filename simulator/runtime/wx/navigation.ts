import { EventChannel } from '../pages/event-channel'
import type { Phone } from '../phone'
import type { Api } from './api'

interface Destination {
  url: string
  /** Listeners for messages from the opened page to its opener. */
  events?: Record<string, (...input: unknown[]) => void>
}

/** The navigation calls. Each takes effect in a later task, in the order of the calls. */
export function navigationApis(api: Api, { stack, reports }: Phone): Record<string, unknown> {
  const to = (name: 'redirectTo' | 'switchTab' | 'reLaunch') =>
    api.call(name, ({ url }: Destination) => {
      stack[name](url)
      return undefined
    })
  return {
    navigateTo: api.call('navigateTo', ({ url, events }: Destination) => {
      const failed = (error: unknown) => reports.add(error)
      const { opener, opened } = EventChannel.pair(failed, events)
      stack.navigateTo(url, opened)
      return { eventChannel: opener }
    }),
    redirectTo: to('redirectTo'),
    switchTab: to('switchTab'),
    reLaunch: to('reLaunch'),
    navigateBack: api.call('navigateBack', ({ delta = 1 }: { delta?: number }) => {
      stack.navigateBack(delta)
      return undefined
    }),
  }
}
