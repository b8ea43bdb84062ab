import type { Phone } from '../phone'
import type { Api } from './api'

interface ScrollTo {
  scrollTop?: number
  selector?: string
  duration?: number
}

/** Calls for the current page: pull-down, scrolling, the keyboard. */
export function pageApis(api: Api, phone: Phone): Record<string, unknown> {
  const frame = () => phone.topPage.frame
  return {
    startPullDownRefresh: api.call('startPullDownRefresh', () => {
      frame().pullDown?.start()
      return undefined
    }),
    stopPullDownRefresh: api.call('stopPullDownRefresh', () => {
      frame().pullDown?.stop()
      return undefined
    }),
    pageScrollTo: api.call('pageScrollTo', ({ scrollTop, selector, duration = 300 }: ScrollTo) => {
      const behavior = duration === 0 ? 'auto' : 'smooth'
      const top = scrollTop ?? offsetOf(phone, selector)
      frame().scroller.scrollTo({ top, behavior })
      return undefined
    }),
    hideKeyboard: api.call('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      return undefined
    }),
  }
}

function offsetOf({ topPage }: Phone, selector = ''): number {
  const found = topPage.instance._$.getShadowRoot()?.querySelector(selector)
  const element = found?.getBackendElement() as HTMLElement | null | undefined
  const { scroller } = topPage.frame
  if (element === null || element === undefined) return scroller.scrollTop
  const distance = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  return scroller.scrollTop + distance
}
