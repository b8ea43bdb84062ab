import { Refused } from '../../platform/answer'
import type { Phone } from '../phone'
import type { Api } from './api'

/** Asks before calling, as a phone does. Then says that it cannot call. */
export function phoneCallApis(api: Api, { screen: { dialogs } }: Phone): Record<string, unknown> {
  const { call, callsNobody } = dialogs.words
  return {
    makePhoneCall: api.call('makePhoneCall', async ({ phoneNumber }: { phoneNumber?: string }) => {
      if (!phoneNumber)
        throw new Refused('parameter error: parameter.phoneNumber should not be empty')
      const { confirm } = await dialogs.showModal({ content: phoneNumber, confirmText: call })
      if (!confirm) throw new Refused('cancel')
      dialogs.showToast({ title: callsNobody, icon: 'none' })
      return undefined
    }),
  }
}
