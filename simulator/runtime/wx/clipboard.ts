import { Refused } from '../../platform/answer'
import type { Phone } from '../phone'
import type { Api } from './api'

const UNDECLARED = 'api scope is not declared in the privacy agreement'
const UNDECLARED_ERRNO = 112

/** Each phone has its own clipboard. */
export function clipboardApis(api: Api, { screen, strikes }: Phone): Record<string, unknown> {
  let copied = ''
  return {
    setClipboardData: api.call('setClipboardData', ({ data }: { data: string }) => {
      if (strikes('clipboard-undeclared')) throw new Refused(UNDECLARED, UNDECLARED_ERRNO)
      copied = data
      screen.dialogs.showToast({ title: screen.dialogs.words.copied })
      return undefined
    }),
    getClipboardData: api.call('getClipboardData', () => ({ data: copied })),
  }
}
