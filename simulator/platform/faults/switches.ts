import type { Random } from '../clock'
import { FAULTS, type Fault, type FaultName } from './catalogue'
import { Chance } from './chance'
import { PROFILES, type Profile, type ProfileName } from './profiles'

/** When a fault occurs: at every opportunity, only at the next one, or at some of them. */
export type FaultSetting = 'always' | 'once' | { probability: number }

/** The settings of several faults. */
export type FaultSettings = Partial<Record<FaultName, FaultSetting>>

/** The faults that are switched on. They outlive the phone if they are passed to the next one. */
export interface FaultControls {
  /** All switches. */
  readonly list: readonly Fault[]
  readonly profile: ProfileName
  set(name: FaultName, setting: FaultSetting): void
  setAll(settings: FaultSettings): void
  /** The fault occurs at its next opportunity and is then off. */
  once(name: FaultName): void
  /** Switches one fault off. Without a name, all of them, including those of the profile. */
  clear(name?: FaultName): void
  /** The current settings. */
  settings(): FaultSettings
  /** How often each fault has occurred. */
  struck(): Partial<Record<FaultName, number>>
  /** Calls the listener each time a fault occurs. Returns a function that removes it. */
  watch(listener: (name: FaultName) => void): () => void
}

/** The faults of one phone. All are off until they are set. */
export class Faults implements FaultControls {
  readonly list = FAULTS
  readonly chance: Chance
  profile: ProfileName = 'plain'
  /** How far the device's clock has been set forward or back. Only another step corrects it. */
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

  /** Sets exactly the faults that are usual for such a device. */
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

  /** Sets the clock. Running timers keep their real length. */
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

  /** Whether the fault occurs now. If so, the caller carries it out. */
  strikes(name: FaultName): boolean {
    if (!this.decides(name)) return false
    this.strikesByName.set(name, (this.strikesByName.get(name) ?? 0) + 1)
    for (const listener of this.listeners) listener(name)
    return true
  }

  /** The first of these faults that occurs. */
  firstOf<N extends FaultName>(names: readonly N[]): N | undefined {
    return names.find((name) => this.strikes(name))
  }

  private decides(name: FaultName): boolean {
    const setting = this.settingByName.get(name)
    // A fault that is off draws no random number, so runs without it stay the same
    if (setting === undefined) return false
    if (setting === 'once') this.settingByName.delete(name)
    return typeof setting === 'string' || this.chance.fraction() < setting.probability
  }
}
