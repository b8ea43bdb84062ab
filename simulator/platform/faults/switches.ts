import type { Random } from '../clock'
import { FAULTS, type Fault, type FaultName } from './catalogue'
import { Chance } from './chance'
import { PROFILES, type Profile, type ProfileName } from './profiles'

/** When a fault strikes: at every occasion, at the next one only, or at some of them. */
export type FaultSetting = 'always' | 'once' | { probability: number }

/** Several settings at a time. */
export type FaultSettings = Partial<Record<FaultName, FaultSetting>>

/** The faults that are set on a phone. They outlive the phone if they are passed to the next one. */
export interface FaultControls {
  /** All switches. */
  readonly list: readonly Fault[]
  readonly profile: ProfileName
  set(name: FaultName, setting: FaultSetting): void
  setAll(settings: FaultSettings): void
  /** Strikes at its next occasion, and is then off. */
  once(name: FaultName): void
  /** Without a name, all of them, including those of the profile. */
  clear(name?: FaultName): void
  /** What is set now. */
  settings(): FaultSettings
  /** How often each has struck. */
  struck(): Partial<Record<FaultName, number>>
  /** Calls at each strike. Returns a function that stops it. */
  watch(listener: (name: FaultName) => void): () => void
}

/** The faults of one phone: none is on until it is set. */
export class Faults implements FaultControls {
  readonly list = FAULTS
  readonly chance: Chance
  profile: ProfileName = 'plain'
  /** How far the device's clock is set forward or back. Only another step corrects it. */
  clockOffMs = 0
  private readonly settingByName = new Map<FaultName, FaultSetting>()
  private readonly strikesByName = new Map<FaultName, number>()
  private readonly listeners = new Set<(name: FaultName) => void>()

  constructor(random: Random) {
    this.chance = new Chance(random)
  }

  get traits(): Profile {
    return PROFILES[this.profile]
  }

  /** Sets only what is usual on such a device. */
  useProfile(profile: ProfileName): void {
    this.clear()
    this.profile = profile
    this.setAll(this.traits.faults)
  }

  set(name: FaultName, setting: FaultSetting): void {
    this.settingByName.set(name, setting)
  }

  setAll(settings: FaultSettings): void {
    for (const [name, setting] of Object.entries(settings)) this.set(name as FaultName, setting)
  }

  /** The clock is set; timers that run keep their real length. */
  stepClock(ms: number): void {
    this.clockOffMs += ms
  }

  once(name: FaultName): void {
    this.set(name, 'once')
  }

  clear(name?: FaultName): void {
    if (name) this.settingByName.delete(name)
    else this.settingByName.clear()
  }

  settings(): FaultSettings {
    return Object.fromEntries(this.settingByName)
  }

  struck(): Partial<Record<FaultName, number>> {
    return Object.fromEntries(this.strikesByName)
  }

  watch(listener: (name: FaultName) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Asked at each occasion. If it returns true, the caller carries out the fault. */
  strikes(name: FaultName): boolean {
    if (!this.decides(name)) return false
    this.strikesByName.set(name, (this.strikesByName.get(name) ?? 0) + 1)
    for (const listener of this.listeners) listener(name)
    return true
  }

  /** The first of these that strikes. */
  firstOf<N extends FaultName>(names: readonly N[]): N | undefined {
    return names.find((name) => this.strikes(name))
  }

  private decides(name: FaultName): boolean {
    const setting = this.settingByName.get(name)
    // no random number is drawn for a fault that is off: without faults a run stays the same
    if (setting === undefined) return false
    if (setting === 'once') this.settingByName.delete(name)
    return typeof setting === 'string' || this.chance.fraction() < setting.probability
  }
}
