import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../config'
import { Refusal } from '../refusal'

/** The Origin and Host headers of a request, each as often as it was sent. */
export interface Provenance {
  origins: readonly string[]
  hosts: readonly string[]
}

/** Why a request is refused; undefined accepts it. */
export type OriginRule = (from: Provenance) => Refusal | undefined

/** The provenance according to a request's headers. */
export function provenanceOf({
  headersDistinct: { origin = [], host = [] },
}: Pick<IncomingMessage, 'headersDistinct'>): Provenance {
  return { origins: origin, hosts: host }
}

/** Accepts every origin: where people prove who they are, a page without their token gains nothing. */
export const letEverybodyIn: OriginRule = () => undefined

/**
 * The rule of demo mode, where anyone can sign in as anyone: it accepts what no page of another site can send.
 * The host must be this machine, because another site's name may be pointed at it (DNS rebinding).
 */
export function keepForeignPagesOut(isOwnName: (name: string) => boolean): OriginRule {
  return ({ origins, hosts }) => {
    if (!hosts.every((host) => isOwnHost(host, isOwnName))) {
      return new Refusal('forbidden', 'host: not an address of this machine; DEMO_HOSTS adds names')
    }
    const isForeign = origins.flatMap(partsOf).some((origin) => !mayAsk(origin, hosts))
    return isForeign ? new Refusal('forbidden', 'origin: another site') : undefined
  }
}

/** `wx.connectSocket` joins several values by commas, and writes `undefined` for a missing one. */
const partsOf = (origin: string): string[] =>
  origin
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'undefined')

const WECHAT = 'https://servicewechat.com'
/** No browser opens pages under this scheme. */
const WECHAT_RUNTIME = /^weapp:\/\/[\w.-]*$/

/** `origin` is one origin. */
function mayAsk(origin: string, hosts: readonly string[]): boolean {
  if (origin === WECHAT || WECHAT_RUNTIME.test(origin)) return true
  const from = serialized(origin)
  if (!from) return false
  // DevTools runs mini-programs on a loopback port of its own.
  if (isLoopback(nameIn(from))) return true
  return hosts.length > 0 && hosts.every((host) => isSameHost(host, from))
}

/** A web origin in the one form that browsers write: no browser sends any other. */
function serialized(origin: string): URL | undefined {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  return url?.origin === origin ? url : undefined
}

function isOwnHost(host: string, isOwnName: (name: string) => boolean): boolean {
  const url = urlAt(host, 'http:')
  return url !== undefined && isOwnName(nameIn(url))
}

const isSameHost = (host: string, { protocol, origin }: URL): boolean =>
  urlAt(host, protocol)?.origin === origin

/** A host and its port, read as a browser reads them; undefined where there is more, or less. */
function urlAt(host: string, protocol: string): URL | undefined {
  const isHost = /^[\w.:[\]-]+$/.test(host) && URL.canParse(`${protocol}//${host}`)
  return isHost ? new URL(`${protocol}//${host}`) : undefined
}

const nameIn = ({ hostname }: URL): string => hostname.replace(/[[\]]/g, '')
