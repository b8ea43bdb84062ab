import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

const NETWORK_BYTES = 8

/** An address with a port, `192.0.2.1:80`; one of version 6 stands in brackets there. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/

/** Reads an address as proxies write it, with or without a port; undefined where it is none. */
export function readAddress(text: string): Address | undefined {
  const [, bracketed, beforePort] = WITH_PORT.exec(text) ?? []
  const bare = bracketed ?? beforePort ?? text
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare)
  return isAddress ? ipaddr.process(bare) : undefined
}

/** Whom an address counts as: whoever has one IPv6 address has the 2⁶⁴ of its network. */
export function addressKey(text: string): string {
  const address = readAddress(text)
  if (!address) return text
  if (address.kind() === 'ipv4') return address.toString()
  return `${ipaddr.fromByteArray([...address.toByteArray().slice(0, NETWORK_BYTES), ...NOTHING]).toString()}/64`
}

const NOTHING = Array<number>(NETWORK_BYTES).fill(0)

/** Whether only this machine has the address. */
export const isLoopbackAddress = (text: string): boolean =>
  readAddress(text)?.range() === 'loopback'
