import { hostname, networkInterfaces } from 'node:os'
import { isLoopback } from '../config'

/** Whether a host name or address leads to this machine; `given` are the names that the operator configured. */
export function ownNames(given: readonly string[]): (name: string) => boolean {
  const names = new Set(
    [...given, hostname(), `${hostname()}.local`].map((name) => name.toLowerCase())
  )
  return (name) => isLoopback(name) || names.has(name) || isOwnAddress(name)
}

/** Asked each time: a laptop that changes its network gets another address. */
const isOwnAddress = (name: string): boolean =>
  Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === name))
