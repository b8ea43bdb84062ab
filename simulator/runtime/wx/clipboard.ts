import type { Phone } from '../phone'
import type { Api } from './api'

/** Each phone's own clipboard: what is copied in one cannot be pasted in another. */
export function clipboardApis(api: Api, { screen }: Phone): Record<string, unknown> {
  let copied = ''
  return {
    setClipboardData: api.call('setClipboardData', ({ data }: { data: string }) => {
      copied = data
      screen.dialogs.showToast({ title: screen.dialogs.words.copied })
      return undefined
    }),
    getClipboardData: api.call('getClipboardData', () => ({ data: copied })),
  }
}
