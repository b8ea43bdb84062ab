import { type Answers, type Callbacks, Refused } from './answer'
import type { Random } from './clock'
import type { NetworkAccess } from './network-access'

interface HandsetParts {
  random: Random
  answers: Answers
  access: NetworkAccess
  name: string
}

const MAX_RANDOM_BYTES = 1024 * 1024

/** Who holds the phone, what it is, and its source of randomness. */
export const handsetApis = ({ random, answers, access, name }: HandsetParts) => ({
  login: (options?: Callbacks<{ code: string }>) =>
    answers.settle('login', options, () => {
      const refusal = access.refusal()
      if (refusal) throw refusal
      return { code: `demo:${name}` }
    }),
  getRandomValues: (options: { length: number } & Callbacks<{ randomValues: ArrayBuffer }>) =>
    answers.settle('getRandomValues', options, () => {
      if (options.length > MAX_RANDOM_BYTES) throw new Refused('invalid length')
      return { randomValues: Uint8Array.from(random.bytes(options.length)).buffer }
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
    platform: 'devtools',
    brand: 'huiyin',
    model: 'simulator',
    system: 'simulator',
  }),
})
