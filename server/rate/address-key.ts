import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

const NETWORK_BYTES = 8

/** An address with a port, for example `192.0.2.1:80`. An IPv6 address is then in brackets. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/

/** Parses an address as proxies write it, with or without a port. Returns undefined if it is not an address. */
export function readAddress(text: string): Address | undefined {
  const [, bracketed, beforePort] = WITH_PORT.exec(text) ?? []
  const bare = bracketed ?? beforePort ?? text
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare)
  return isAddress ? ipaddr.process(bare) : undefined
}

/**
 * The key by which an address is limited. For IPv6 it is the /64 network, because one client controls all 2⁶⁴
 * addresses.
 */
export function addressKey(text: string): string {
  const address = readAddress(text)
  if (!address) return text
  if (address.kind() === 'ipv4') return address.toString()
  return `${ipaddr.fromByteArray([...address.toByteArray().slice(0, NETWORK_BYTES), ...NOTHING]).toString()}/64`
}

const NOTHING = Array<number>(NETWORK_BYTES).fill(0)

/** Whether it is a loopback address. */
export const isLoopbackAddress = (text: string): boolean =>
  readAddress(text)?.range() === 'loopback'
