import type { Config } from '../mini-program'
import type { Page } from '../pages/page'
import type { PageFrame } from './page-frame'

const REACH_BOTTOM_PX = 50

/** Reports scrolling to the page, and once per approach that its end is near. */
export function watchScroll(frame: PageFrame, window: Config, top: () => Page | undefined): void {
  const { scroller } = frame
  const distance = Number(window['onReachBottomDistance'] ?? REACH_BOTTOM_PX)
  let wasNear = false
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    top()?.call('onPageScroll', { scrollTop })
    const isNear = scrollTop + clientHeight >= scrollHeight - distance
    if (isNear && !wasNear) top()?.call('onReachBottom')
    wasNear = isNear
  })
}
