import { Device, type PhoneParts } from './device'
import type { FaultName } from './faults/catalogue'
import type { ProfileName } from './faults/profiles'
import type { FaultControls } from './faults/switches'
import type { HideReason, Visibility } from './lifecycle'
import type { NetworkType } from './network'
import type { SocketState } from './socket-events'

export type { PhoneParts } from './device'

/** The state of a phone as seen from outside. */
export interface PhoneState {
  readonly name: string
  readonly visibility: Visibility
  readonly networkType: NetworkType
  /** The states of all sockets that are not closed yet. */
  readonly sockets: readonly SocketState[]
}

/** The actions of a phone's owner. */
export interface PhoneControls {
  hide(reason?: HideReason): void
  show(): void
  /** Ends the phone for good. To relaunch it, create another phone with the same storage. */
  kill(): void
  setNetwork(type: NetworkType): void
  /** Covers the app with a native page for this time. */
  openNativePage(ms: number): void
  /** Sets the clock forward or back. Timers keep their real length. */
  stepClock(ms: number): void
  /** The faults of this phone. All are off until they are set. */
  readonly faults: FaultControls
  /** Imitates such a device. Clears all faults that were set before. */
  useProfile(profile: ProfileName): void
}

/**
 * A phone without a screen that runs one mini-program from launch to end. `wx` and `clock` are for the mini-program;
 * `state`, `watch` and `controls` are for the owner of the phone.
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
    /** For parts with a screen: whether this fault occurs now. */
    strikes: (name: FaultName): boolean => device.faults.strikes(name),
    state: (): PhoneState => ({
      name: parts.name,
      visibility: lifecycle.visibility,
      networkType: network.type,
      sockets: device.sockets.states,
    }),
    /** Calls the listener after each change of the state. Returns a function that removes it. */
    watch: (listener: () => void): (() => void) => device.watch(listener),
  }
}

/** The result of `createPhone`. */
export type Phone = ReturnType<typeof createPhone>
