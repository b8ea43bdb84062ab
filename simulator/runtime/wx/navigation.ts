import type { Phone } from '../phone'
import type { Api } from './api'

interface Destination {
  url: string
  events?: unknown
}

/** Going from page to page; each call takes effect in a later task, in the order of the calls. */
export function navigationApis(api: Api, { stack }: Phone): Record<string, unknown> {
  const to = (name: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch') =>
    api.call(name, ({ url, events }: Destination) => {
      if (events !== undefined) throw new Error(`${name} with events is not supported here`)
      stack[name](url)
      return undefined
    })
  return {
    navigateTo: to('navigateTo'),
    redirectTo: to('redirectTo'),
    switchTab: to('switchTab'),
    reLaunch: to('reLaunch'),
    navigateBack: api.call('navigateBack', ({ delta = 1 }: { delta?: number }) => {
      stack.navigateBack(delta)
      return undefined
    }),
  }
}
