import { Device, type PhoneParts } from './device'
import type { FaultName } from './faults/catalogue'
import type { ProfileName } from './faults/profiles'
import type { FaultControls } from './faults/switches'
import type { HideReason, Visibility } from './lifecycle'
import type { NetworkType } from './network'
import type { SocketState } from './socket-events'

export type { PhoneParts } from './device'

/** What can be seen of a phone from outside. */
export interface PhoneState {
  readonly name: string
  readonly visibility: Visibility
  readonly networkType: NetworkType
  /** Of every socket that is not closed yet. */
  readonly sockets: readonly SocketState[]
}

/** The actions of a phone's owner. */
export interface PhoneControls {
  hide(reason?: HideReason): void
  show(): void
  /** For good: to relaunch, make another phone with the same storage. */
  kill(): void
  setNetwork(type: NetworkType): void
  /** A native page covers the app for so long. */
  openNativePage(ms: number): void
  /** Sets the clock forward, or back; timers keep their real length. */
  stepClock(ms: number): void
  /** The faults of this phone; all are off until they are set. */
  readonly faults: FaultControls
  /** Makes it behave as such devices do; every fault that was set before is cleared. */
  useProfile(profile: ProfileName): void
}

/**
 * A phone without a screen, which runs one mini-program from its launch to its end.
 * `wx` and `clock` are for the mini-program; `state`, `watch` and `controls` for whoever holds the phone.
 */
export function createPhone(parts: PhoneParts) {
  const device = new Device(parts)
  const { lifecycle, network } = device
  const controls: PhoneControls = {
    hide: (reason) => lifecycle.hide(reason),
    show: () => lifecycle.show(),
    kill: () => lifecycle.kill(),
    setNetwork: (type) => device.setNetwork(type),
    openNativePage: (ms) => lifecycle.openNativePage(ms),
    stepClock: (ms) => device.faults.stepClock(ms),
    faults: device.faults,
    useProfile: (profile) => device.faults.useProfile(profile),
  }
  return {
    wx: device.wx,
    clock: device.thread.clock,
    controls,
    /** For what has a screen: whether this fault strikes here and now. */
    strikes: (name: FaultName): boolean => device.faults.strikes(name),
    state: (): PhoneState => ({
      name: parts.name,
      visibility: lifecycle.visibility,
      networkType: network.type,
      sockets: device.sockets.states,
    }),
    /** Calls after each change of the state; returns how to stop. */
    watch: (listener: () => void): (() => void) => device.watch(listener),
  }
}

/** What `createPhone` makes. */
export type Phone = ReturnType<typeof createPhone>
