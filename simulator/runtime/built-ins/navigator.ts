import { property, type BuiltIn } from './built-in'

const CALLS: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

/** A link to another page. */
export const navigator: BuiltIn = {
  tag: 'navigator',
  properties: {
    url: String,
    openType: property(String, 'navigate'),
    delta: property(Number, 1),
    target: property(String, 'self'),
    hoverClass: property(String, 'navigator-hover'),
  },
  make(node) {
    node.element.setAttribute('role', 'link')
    node.onTap(() => {
      const openType = node.text('openType')
      const call = CALLS[openType]
      if (call === undefined)
        throw new Error(`<navigator open-type="${openType}"> is not supported by the simulator`)
      const go = node.host.wx()[call] as (options: object) => void
      go({
        url: node.text('url'),
        delta: node.number('delta'),
        success: (result: object) => node.fire('success', result),
        fail: (failure: object) => node.fire('fail', failure),
      })
    })
    return {}
  },
}
