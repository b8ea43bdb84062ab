import type { Device } from './platform/ports'

/** The server's address for each kind of build. A release needs https and a domain that WeChat's console lists. */
export const SERVER_ADDRESS: Record<Device['environment'], string> = {
  develop: 'http://127.0.0.1:8080',
  trial: 'https://chat.example.com',
  release: 'https://chat.example.com',
}

const ADDRESS = /^https?:\/\/[\w.-]+(:\d{1,5})?$/

/** An address without its trailing slash. Returns undefined if it is not an address. */
export function parseAddress(text: string): string | undefined {
  const address = text.trim().replace(/\/+$/, '')
  return ADDRESS.test(address) ? address : undefined
}

/** `http://host` → `ws://host/ws`. */
export function socketUrl(address: string): string {
  return `${address.replace(/^http/, 'ws')}/ws`
}

/** The server's address. Only a developer's build accepts another one, from its launch query or from storage. */
export function addressFor(
  environment: Device['environment'],
  ...wishes: readonly unknown[]
): string {
  const addresses = environment === 'develop' ? wishes.map(parseWish) : []
  return addresses.find((address) => address !== undefined) ?? SERVER_ADDRESS[environment]
}

/** Phones pass the launch query encoded, and anybody can write one. A query that cannot be decoded must not throw. */
function parseWish(wish: unknown): string | undefined {
  if (typeof wish !== 'string') return undefined
  return parseAddress(wish.replace(/%3A/gi, ':').replace(/%2F/gi, '/'))
}
