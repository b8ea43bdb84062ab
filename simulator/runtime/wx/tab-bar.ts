import { Refused } from '../../platform/answer'
import type { Phone } from '../phone'
import type { TabBar, TabItem } from '../screen/tab-bar'
import type { Api } from './api'

interface Place {
  index: number
}

/** Badges, dots and texts of the tab bar. */
export function tabBarApis(api: Api, phone: Phone): Record<string, unknown> {
  const at = <O extends Place>(name: string, change: (bar: TabBar, options: O) => void) => ({
    [name]: api.call(name, (options: O) => {
      change(barWith(phone, options.index), options)
      return undefined
    }),
  })
  return {
    ...at('setTabBarBadge', (bar, { index, text }: Place & { text: string }) =>
      bar.setBadge(index, text)
    ),
    ...at('removeTabBarBadge', (bar, { index }) => bar.setBadge(index, '')),
    ...at('showTabBarRedDot', (bar, { index }) => bar.setDot(index, true)),
    ...at('hideTabBarRedDot', (bar, { index }) => bar.setDot(index, false)),
    ...at('setTabBarItem', oneAfterTheOther(phone)),
    hideTabBar: api.call('hideTabBar', () => show(phone, false)),
    showTabBar: api.call('showTabBar', () => show(phone, true)),
  }
}

/** A call before the previous one was answered may have no effect. */
function oneAfterTheOther({ strikes }: Phone) {
  let isUnderWay = false
  return (bar: TabBar, options: Place & Partial<TabItem>) => {
    if (isUnderWay && strikes('tab-item-lost')) return
    isUnderWay = true
    setTimeout(() => {
      isUnderWay = false
    }, 0)
    bar.setItem(options.index, options)
  }
}

function barWith({ screen }: Phone, index: number): TabBar {
  const { tabBar } = screen
  if (tabBar === undefined || index >= tabBar.length) throw new Refused('tabbar item not found')
  return tabBar
}

function show({ screen, topPage }: Phone, isShown: boolean): undefined {
  if (!screen.isTab(topPage.route.path)) throw new Refused('not TabBar page')
  if (screen.tabBar !== undefined) screen.tabBar.element.hidden = !isShown
  topPage.frame.element.classList.toggle('page--tab', isShown)
}
