import { type Answers, type Callbacks, Refused } from './answer'
import type { Random } from './clock'
import type { Faults } from './faults/switches'
import { LOGIN_HANGS_MS } from './limits'
import type { NetworkAccess } from './network-access'

interface HandsetParts {
  random: Random
  answers: Answers
  access: NetworkAccess
  faults: Faults
  name: string
}

const MAX_RANDOM_BYTES = 1024 * 1024

/** The calls about the phone's owner, its device type and its randomness. */
export const handsetApis = (parts: HandsetParts) => ({
  login: (options?: Callbacks<{ code: string }>) =>
    parts.answers.settle('login', options, () => codeOf(parts)),
  getRandomValues: (options: { length: number } & Callbacks<{ randomValues: ArrayBuffer }>) =>
    parts.answers.settle('getRandomValues', options, () => {
      if (options.length > MAX_RANDOM_BYTES) throw new Refused('invalid length')
      return { randomValues: Uint8Array.from(parts.random.bytes(options.length)).buffer }
    }),
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'touristappid', envVersion: 'develop' as const, version: '' },
  }),
  getAppBaseInfo: () => ({
    SDKVersion: '3.7.1',
    version: '8.0.50',
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat' as const },
  }),
  getDeviceInfo: () => ({
    platform: parts.faults.traits.platform,
    brand: 'huiyin',
    model: 'simulator',
    system: parts.faults.traits.system,
  }),
})

function codeOf({ access, faults, name }: HandsetParts): { code: string } {
  const refusal = access.refusal()
  if (refusal) throw refusal
  if (faults.strikes('login-fails')) throw new Refused('system error')
  if (faults.strikes('login-hangs')) throw new Refused('timeout', undefined, LOGIN_HANGS_MS)
  return { code: name === '' ? 'code' : `demo:${name}` }
}
