import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../config'
import { Refusal } from '../refusal'

/** What a request says of the page that made it and of the host it was sent to, each header as often as it came. */
export interface Provenance {
  origins: readonly string[]
  hosts: readonly string[]
}

/** Says why a request is kept out; undefined lets it in. */
export type OriginRule = (from: Provenance) => Refusal | undefined

/** The provenance that a request's headers tell. */
export function provenanceOf({
  headersDistinct: { origin = [], host = [] },
}: Pick<IncomingMessage, 'headersDistinct'>): Provenance {
  return { origins: origin, hosts: host }
}

/** Lets everybody in: where people prove who they are, a page without their token gains nothing. */
export const letEverybodyIn: OriginRule = () => undefined

/**
 * The rule of demo mode, where anybody can sign in as anybody: it lets in what no page of another site can send.
 * The host must be this machine, because another site's name may be pointed at it (DNS rebinding).
 */
export function keepForeignPagesOut(isOwnName: (name: string) => boolean): OriginRule {
  return ({ origins, hosts }) => {
    if (!hosts.every((host) => isOwnHost(host, isOwnName))) {
      return new Refusal('forbidden', 'host: not an address of this machine')
    }
    const isForeign = origins.flatMap(partsOf).some((origin) => !mayAsk(origin, hosts))
    return isForeign ? new Refusal('forbidden', 'origin: another site') : undefined
  }
}

/** `wx.connectSocket` joins what it has by commas, and says `undefined` where it has nothing. */
const partsOf = (origin: string): string[] =>
  origin
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'undefined')

const WECHAT = 'https://servicewechat.com'
/** No browser has pages under this scheme. */
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

/** An origin of the web in the one form in which browsers write it: anything else is no browser's word. */
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
