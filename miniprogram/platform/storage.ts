import { platformErrorFrom } from './call'
import type { Storage } from './ports'
import type { Wx } from './wx'

/** The platform's synchronous storage. It cannot tell an absent key from an empty string. */
export function openStorage(wx: Wx): Storage {
  return {
    get(key) {
      const value: unknown = wx.getStorageSync(key)
      return value === '' ? undefined : value
    },
    set(key, value) {
      try {
        wx.setStorageSync(key, value)
      } catch (error) {
        throw platformErrorFrom(error)
      }
    },
    remove: (key) => wx.removeStorageSync(key),
    keys: () => wx.getStorageInfoSync().keys,
  }
}
