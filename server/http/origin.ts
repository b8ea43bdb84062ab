import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from '../config'

/** Tells whether a page of somebody else asks. */
export type OriginRule = (headers: Pick<IncomingHttpHeaders, 'origin' | 'host'>) => boolean

/** Takes everybody for his own page: where people prove who they are, a foreign page gains nothing. */
export const nobodyIsForeign: OriginRule = () => false

/**
 * The rule of demo mode, which takes anybody for whom he says he is: no page from elsewhere gets in.
 * A server that only this machine reaches is not fooled by a name either that somebody has pointed at it.
 */
export function foreignTo(listeningHost: string): OriginRule {
  return ({ origin, host }) => {
    if (origin === undefined) return false
    const from = URL.canParse(origin) ? new URL(origin) : undefined
    if (!from) return true
    // DevTools runs mini-programs on a loopback port of its own.
    if (isLoopback(from.hostname.replace(/[[\]]/g, ''))) return false
    return isLoopback(listeningHost) || from.host !== host
  }
}
