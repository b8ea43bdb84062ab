import { Refused } from '../../platform/answer'
import type { Phone } from '../phone'
import type { ModalOptions, ToastOptions } from '../screen/dialogs'
import type { Api } from './api'

const MAX_ITEMS = 6

interface SheetOptions {
  itemList: readonly string[]
  alertText?: string
}

/** Toast, loading, modal and action sheet. */
export function dialogApis(api: Api, { screen: { dialogs } }: Phone): Record<string, unknown> {
  const hide = () => {
    dialogs.hideToast()
    return undefined
  }
  return {
    showToast: api.call('showToast', (options: ToastOptions) => {
      dialogs.showToast(options)
      return undefined
    }),
    showLoading: api.call('showLoading', (options: ToastOptions) => {
      dialogs.showToast({ ...options, icon: 'loading' })
      return undefined
    }),
    hideToast: api.call('hideToast', hide),
    hideLoading: api.call('hideLoading', hide),
    showModal: api.call('showModal', (options: ModalOptions) => dialogs.showModal(options)),
    showActionSheet: api.call('showActionSheet', async ({ itemList, alertText }: SheetOptions) => {
      if (itemList.length > MAX_ITEMS)
        throw new Refused('parameter error: itemList should not be large than 6')
      const tapIndex = await dialogs.showActionSheet(itemList, alertText)
      if (tapIndex === undefined) throw new Refused('cancel')
      return { tapIndex }
    }),
  }
}
