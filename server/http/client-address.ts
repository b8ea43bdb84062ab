import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import type { Config } from '../config'
import { readAddress } from '../rate/address-key'

/** The client of a request: its address, and whether it is connected directly, without a proxy. */
export interface Client {
  address: string
  isDirect: boolean
}

type Asking = Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }

/** Whether the peer at that hop is one of the operator's proxies. Hop 0 is the peer of the socket. */
export type Trust = (address: string, hop: number) => boolean

/** The rule for the proxies that the operator configured. */
export function trustIn(trustProxy: Config['trustProxy']): Trust {
  if (trustProxy === false) return () => false
  if (typeof trustProxy === 'number') return (_, hop) => hop < trustProxy
  const networks = trustProxy.map(networkOf)
  return (text) => {
    const address = readAddress(text)
    return networks.some(
      ([network, bits]) => address?.kind() === network.kind() && address.match(network, bits)
    )
  }
}

/** Finds the nearest address that is not a trusted proxy. An unreadable forwarded address ends the search. */
export function clientOf({ headers, socket }: Asking, trust: Trust): Client {
  let address = socket.remoteAddress ?? ''
  let hop = 0
  for (const told of forwarded(headers).reverse()) {
    if (!trust(address, hop) || !readAddress(told)) break
    address = told
    hop++
  }
  return { address, isDirect: hop === 0 }
}

function forwarded(headers: IncomingMessage['headers']): string[] {
  const told = headers['x-forwarded-for'] ?? ''
  return String(told)
    .split(',')
    .map((part) => part.trim())
}

function networkOf(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
