import type { Device } from './ports'
import type { Wx } from './wx'

/** What the phone says of itself and of this copy of the mini-program; read when first asked for. */
export function openDevice(wx: Wx): Device {
  return {
    get environment() {
      return wx.getAccountInfoSync().miniProgram.envVersion
    },
    get version() {
      return wx.getAccountInfoSync().miniProgram.version
    },
    get language() {
      return wx.getAppBaseInfo().language
    },
  }
}
