import type { Phone } from '../phone'
import type { Api } from './api'

/** What a page may change of the bar above it. */
export function navigationBarApis(api: Api, phone: Phone): Record<string, unknown> {
  const bar = () => phone.topPage.frame.bar
  return {
    setNavigationBarTitle: api.call('setNavigationBarTitle', ({ title }: { title: string }) => {
      bar().setTitle(title)
      return undefined
    }),
    setNavigationBarColor: api.call(
      'setNavigationBarColor',
      ({ frontColor, backgroundColor }: { frontColor: string; backgroundColor: string }) => {
        bar().setColors({ front: frontColor, background: backgroundColor })
        return undefined
      }
    ),
    showNavigationBarLoading: api.call('showNavigationBarLoading', () => {
      bar().setLoading(true)
      return undefined
    }),
    hideNavigationBarLoading: api.call('hideNavigationBarLoading', () => {
      bar().setLoading(false)
      return undefined
    }),
  }
}
