import { settled } from './call'
import type { Account } from './ports'
import type { Wx } from './wx'

/** Gets codes from wx.login. */
export function openAccount(wx: Wx): Account {
  return {
    async code() {
      const { code } = await settled<{ code: string }>((callbacks) => {
        wx.login(callbacks)
      })
      return code
    },
  }
}
