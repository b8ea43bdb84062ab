import { firstAnswerOf, settled } from './call'
import type { Network } from './ports'
import type { Wx } from './wx'

/** The network state that the phone reports. It is sometimes late and sometimes wrong. */
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
      // Some PC clients report no changes. There, only the heartbeat finds a dead link
      firstAnswerOf([register])
    },
  }
}
