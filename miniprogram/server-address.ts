import type { Device } from './platform/ports'

/** Where the server stands, for each kind of build. A release wants https, listed in WeChat's console. */
export const SERVER_ADDRESS: Record<Device['environment'], string> = {
  develop: 'http://127.0.0.1:8080',
  trial: 'https://chat.example.com',
  release: 'https://chat.example.com',
}

const ADDRESS = /^https?:\/\/[\w.-]+(:\d{1,5})?$/

/** An address without its trailing slash, or undefined where it is none. */
export function parseAddress(text: string): string | undefined {
  const address = text.trim().replace(/\/+$/, '')
  return ADDRESS.test(address) ? address : undefined
}

/** `http://host` → `ws://host/ws`. */
export function socketUrl(address: string): string {
  return `${address.replace(/^http/, 'ws')}/ws`
}

/** Only a developer's build lets itself be sent elsewhere: by its launch, or by what was kept. */
export function addressFor(
  environment: Device['environment'],
  ...wishes: readonly unknown[]
): string {
  const addresses = environment === 'develop' ? wishes.map(parseWish) : []
  return addresses.find((address) => address !== undefined) ?? SERVER_ADDRESS[environment]
}

/** A launch query comes encoded on phones, and from anybody: what cannot be decoded must not throw. */
function parseWish(wish: unknown): string | undefined {
  if (typeof wish !== 'string') return undefined
  return parseAddress(wish.replace(/%3A/gi, ':').replace(/%2F/gi, '/'))
}
