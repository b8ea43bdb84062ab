import type { AddressInfo } from 'node:net'

/** Tells the benchmark where this contender listens. */
export function sayPort(address: AddressInfo | string | null): void {
  if (typeof address === 'object' && address) process.send?.({ port: address.port })
}
