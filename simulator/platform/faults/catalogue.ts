import { CLOSING } from './closing'
import { CONNECTING } from './connecting'
import { DEVICE } from './device'
import { LIFECYCLE } from './lifecycle'
import { LINKS } from './links'
import { MOMENTS } from './moments'
import { NETWORK } from './network'
import { SCREEN } from './screen'

const FAMILIES = {
  connecting: CONNECTING,
  closing: CLOSING,
  links: LINKS,
  lifecycle: LIFECYCLE,
  network: NETWORK,
  device: DEVICE,
  screen: SCREEN,
  moments: MOMENTS,
} as const

type Families = typeof FAMILIES

/** The families of faults, by when they occur. */
export type FaultFamily = keyof Families

/** Every fault of a phone. */
export type FaultName = { [F in FaultFamily]: keyof Families[F] }[FaultFamily]

/** One fault in the catalogue. */
export interface Fault {
  name: FaultName
  family: FaultFamily
  /** One English sentence that says what happens. */
  text: string
}

/** All faults, in the order of their families. */
export const FAULTS: readonly Fault[] = Object.entries(FAMILIES).flatMap(([family, texts]) =>
  Object.entries(texts).map(([name, text]) => ({ name, family, text }) as Fault)
)
