import { hostname, networkInterfaces } from 'node:os'
import { isLoopback } from '../config'

/**
 * Tells whether a host name or address belongs to this machine. `given` are the names that the operator configured.
 */
export function ownNames(given: readonly string[]): (name: string) => boolean {
  const names = new Set(
    [...given, hostname(), `${hostname()}.local`].map((name) => name.toLowerCase())
  )
  return (name) => isLoopback(name) || names.has(name) || isOwnAddress(name)
}

/** Looked up each time: a laptop gets another address when it changes its network. */
const isOwnAddress = (name: string): boolean =>
  Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === name))
