import type { Phone } from '../phone'
import { SelectorQuery } from './selector-query'

/** Measures the current page, from outside of any component. */
export function queryApis(phone: Phone): Record<string, unknown> {
  return {
    createSelectorQuery: () =>
      new SelectorQuery(phone.topPage, phone.topPage.instance, phone.quirks),
    createIntersectionObserver: (
      component: { createIntersectionObserver: (options?: object) => unknown },
      options?: object
    ) => component.createIntersectionObserver(options),
  }
}
