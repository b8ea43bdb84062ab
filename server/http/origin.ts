import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../config'
import { Refusal } from '../refusal'

/** The Origin and Host headers of a request. Each header may occur several times. */
export interface Provenance {
  origins: readonly string[]
  hosts: readonly string[]
}

/** Returns why a request is refused, or undefined if it is accepted. */
export type OriginRule = (from: Provenance) => Refusal | undefined

/** Reads the provenance from a request's headers. */
export function provenanceOf({
  headersDistinct: { origin = [], host = [] },
}: Pick<IncomingMessage, 'headersDistinct'>): Provenance {
  return { origins: origin, hosts: host }
}

/** Accepts every origin. With WeChat sign-in, a foreign page gains nothing without the person's token. */
export const letEverybodyIn: OriginRule = () => undefined

/**
 * The rule of demo mode, where anyone can sign in as anyone. It refuses every origin that a page of another site can
 * send. The Host header must name this machine, because another site's name may resolve to it (DNS rebinding).
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

/** `wx.connectSocket` joins several values with commas. It writes `undefined` for a missing one. */
const partsOf = (origin: string): string[] =>
  origin
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'undefined')

const WECHAT = 'https://servicewechat.com'
/** Browsers cannot open pages with this scheme. */
const WECHAT_RUNTIME = /^weapp:\/\/[\w.-]*$/

/** Whether a single origin is accepted. */
function mayAsk(origin: string, hosts: readonly string[]): boolean {
  if (origin === WECHAT || WECHAT_RUNTIME.test(origin)) return true
  const from = serialized(origin)
  if (!from) return false
  // DevTools runs mini-programs from a loopback port of its own.
  if (isLoopback(nameIn(from))) return true
  return hosts.length > 0 && hosts.every((host) => isSameHost(host, from))
}

/** Parses an origin in the serialized form that browsers send. Other forms are refused. */
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

/** Parses a host with an optional port as a browser would. Returns undefined if the text contains anything else. */
function urlAt(host: string, protocol: string): URL | undefined {
  const isHost = /^[\w.:[\]-]+$/.test(host) && URL.canParse(`${protocol}//${host}`)
  return isHost ? new URL(`${protocol}//${host}`) : undefined
}

const nameIn = ({ hostname }: URL): string => hostname.replace(/[[\]]/g, '')
