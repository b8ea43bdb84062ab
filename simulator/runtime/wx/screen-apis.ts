import type { Clock } from '../../platform/clock'
import type { Phone } from '../phone'
import { Api } from './api'
import { clipboardApis } from './clipboard'
import { dialogApis } from './dialog'
import { navigationApis } from './navigation'
import { navigationBarApis } from './navigation-bar'
import { pageApis } from './page'
import { phoneCallApis } from './phone-call'
import { queryApis } from './query'
import { systemApis } from './system'
import { tabBarApis } from './tab-bar'

/** The calls of `wx` that draw, measure and navigate. */
export function screenApis(phone: Phone, clock: Clock): Record<string, unknown> {
  const api = new Api(clock)
  return {
    ...navigationApis(api, phone),
    ...navigationBarApis(api, phone),
    ...tabBarApis(api, phone),
    ...dialogApis(api, phone),
    ...pageApis(api, phone),
    ...queryApis(phone),
    ...systemApis(api, phone),
    ...clipboardApis(api, phone),
    ...phoneCallApis(api, phone),
    nextTick: (run: () => void) => void clock.setTimeout(run, 0),
  }
}
