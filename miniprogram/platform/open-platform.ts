import { openAccount } from './account'
import { systemClock, type Clock } from './clock'
import { openDevice } from './device'
import { openHttp } from './http'
import { openNetwork } from './network'
import type { Ports } from './ports'
import { openRandom } from './random'
import { openSockets } from './sockets'
import { openStorage } from './storage'
import type { Wx } from './wx'

/** Implements a phone's ports with its `wx`. Nothing here needs a screen. */
export function openPlatform(
  wx: Wx,
  clock: Clock = systemClock,
  chance: () => number = Math.random
): Ports {
  return {
    clock,
    random: openRandom(wx, { fraction: chance, clock }),
    sockets: openSockets(wx),
    http: openHttp(wx),
    storage: openStorage(wx),
    network: openNetwork(wx),
    account: openAccount(wx),
    device: openDevice(wx),
  }
}
