import type { Phone } from '../phone'
import type { Api } from './api'

/** The calls that change the navigation bar. */
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
