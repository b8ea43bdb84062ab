import type { Clock } from '../platform/clock'
import type { FaultName } from '../platform/faults/catalogue'
import type { Lifecycle } from '../platform/lifecycle'

/** The part of `wx` without a screen that the runtime itself uses. */
export type ScreenlessWx = Lifecycle['wx']

/** The half of a phone that needs no screen: `createPhone` of the platform makes it. */
export interface PhonePlatform {
  wx: ScreenlessWx
  /** The mini-program's own time: it stands still while the phone has frozen it. */
  clock: Clock
  /** Whether a fault of the screen strikes here and now. */
  strikes: (name: FaultName) => boolean
}
