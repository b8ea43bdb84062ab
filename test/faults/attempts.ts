import type { LinkListener } from '../../simulator/platform/transport'
import type { Person } from '../world/person'
import type { VirtualClock } from '../world/virtual-clock'

/** When this phone tried to open a link from now on. The list grows. */
export function attemptsOf({ wire }: Person, clock: VirtualClock): number[] {
  const times: number[] = []
  const connect = wire.connect.bind(wire)
  wire.connect = (request, listener) => {
    times.push(clock.now())
    return connect(request, listener)
  }
  return times
}

/** This phone's link listeners from now on, one for each link. The list grows. */
export function earsOf({ wire }: Person): LinkListener[] {
  const ears: LinkListener[] = []
  const connect = wire.connect.bind(wire)
  wire.connect = (request, listener) => {
    ears.push(listener)
    return connect(request, listener)
  }
  return ears
}

/** The paths that this phone requested over HTTP from now on. The list grows. */
export function callsOf({ wire }: Person): string[] {
  const paths: string[] = []
  const request = wire.request.bind(wire)
  wire.request = (asked, listener) => {
    paths.push(new URL(asked.url).pathname)
    return request(asked, listener)
  }
  return paths
}

/** The differences between successive times. */
export const pausesOf = (times: readonly number[]): number[] =>
  times.slice(1).map((at, turn) => at - times[turn]!)

/** The largest number of times within any span of this length. */
export const busiest = (times: readonly number[], spanMs: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + spanMs).length), 0)
