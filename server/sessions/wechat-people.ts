import type { Random } from '../random'
import { Refusal } from '../refusal'
import type { Storage } from '../storage/storage'
import type { Wechat } from '../wechat/wechat'
import { isDemoCode } from './demo-code'
import type { People } from './sign-in'

/** The people who sign in with WeChat. WeChat provides no names, so each person starts with a generated one. */
export function wechatPeople(wechat: Wechat, storage: Storage, random: Random): People {
  return {
    isRepeatable: false,
    async personFor(code) {
      if (isDemoCode(code)) throw new Refusal('forbidden', 'code: this server is not in demo mode')
      const identity = `wechat:${await wechat.openidFor(code)}`
      const { user } = await storage.ensureUser({ identity, name: newName(random), avatar: '' })
      return user
    },
  }
}

const newName = (random: Random): string =>
  `微信用户${Buffer.from(random.bytes(2)).toString('hex').toUpperCase()}`
