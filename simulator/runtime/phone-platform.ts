import type { Clock } from '../platform/clock'
import type { FaultName } from '../platform/faults/catalogue'
import type { Lifecycle } from '../platform/lifecycle'

/** The calls of `wx` without a screen that the runtime itself uses. */
export type ScreenlessWx = Lifecycle['wx']

/** The part of a phone that needs no screen. The platform's `createPhone` creates it. */
export interface PhonePlatform {
  wx: ScreenlessWx
  /** The mini-program's own time. It stops while the app is frozen. */
  clock: Clock
  /** Whether a fault of the screen occurs now. */
  strikes: (name: FaultName) => boolean
}
