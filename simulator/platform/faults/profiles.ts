import type { FaultSettings } from './switches'

/** The device types that the simulator imitates; `plain` has no peculiarities. */
export type ProfileName = 'plain' | 'android' | 'ios' | 'devtools' | 'windows' | 'mac' | 'harmony'

/** The peculiarities of a device type. */
export interface Profile {
  /** The platform that getDeviceInfo reports. */
  platform: string
  system: string
  faults: FaultSettings
  /** Members that `wx` lacks on this device. */
  lacks: readonly string[]
}

const ANYWHERE_IN_HAND: FaultSettings = {
  'connect-suspended': { probability: 0.5 },
  'killed-after-30-minutes': 'always',
  'slots-freed-late': { probability: 0.5 },
}

/** How each device type differs from the plain one. */
export const PROFILES: Record<ProfileName, Profile> = {
  plain: { platform: 'devtools', system: 'simulator', faults: {}, lacks: [] },
  android: {
    platform: 'android',
    system: 'Android 14',
    faults: { ...ANYWHERE_IN_HAND, 'suspend-cut-late': { probability: 0.3 } },
    lacks: [],
  },
  ios: {
    platform: 'ios',
    system: 'iOS 15.8',
    faults: {
      ...ANYWHERE_IN_HAND,
      'suspend-close-lost': 'always',
      'close-own-code-lost': 'always',
      'close-false-code': { probability: 0.5 },
      'callbacks-as-tasks': 'always',
    },
    lacks: [],
  },
  devtools: {
    platform: 'devtools',
    system: 'Windows 10 x64',
    faults: { 'never-suspended': 'always', 'close-own-code-lost': 'always' },
    lacks: [],
  },
  windows: {
    platform: 'windows',
    system: 'Windows 11 x64',
    faults: { 'never-suspended': 'always' },
    lacks: [],
  },
  mac: {
    platform: 'mac',
    system: 'macOS 14.5',
    faults: { 'never-suspended': 'always' },
    lacks: [],
  },
  harmony: {
    platform: 'ohos',
    system: 'HarmonyOS 5.0',
    faults: { ...ANYWHERE_IN_HAND },
    lacks: [
      'offNetworkStatusChange',
      'onNetworkWeakChange',
      'offNetworkWeakChange',
      'onMemoryWarning',
      'offMemoryWarning',
      'onCopyUrl',
      'offCopyUrl',
    ],
  },
}
