import { settled } from './call'
import type { Network } from './ports'
import type { Wx } from './wx'

/** What the phone says of its network; it is sometimes late and sometimes wrong. */
export function openNetwork(wx: Wx): Network {
  return {
    async status() {
      const { networkType } = await settled<{ networkType: string }>((callbacks) => {
        wx.getNetworkType(callbacks)
      })
      return { isConnected: networkType !== 'none', type: networkType }
    },
    onChange(listener) {
      wx.onNetworkStatusChange(({ isConnected, networkType }) =>
        listener({ isConnected, type: networkType })
      )
    },
  }
}
