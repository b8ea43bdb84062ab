import { firstAnswerOf, settled } from './call'
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
      const register = () =>
        wx.onNetworkStatusChange(({ isConnected, networkType }) =>
          listener({ isConnected, type: networkType })
        )
      // some clients on PCs tell of no change: there the heartbeat alone finds a dead link
      firstAnswerOf([register])
    },
  }
}
