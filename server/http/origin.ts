import { isLoopback } from '../config'

/**
 * Whether a page of somebody else asks. Demo mode takes anybody for whom he says he is, so a page that
 * merely runs in a browser on this machine must not get in, not even under a name that resolves to it.
 */
export function isForeign(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return false
  const from = hostOf(origin)
  if (from === undefined) return true
  // DevTools runs mini-programs on a loopback port of its own.
  if (isLoopback(from.hostname)) return false
  return from.host !== host || !isAddress(from.hostname)
}

// A name can be pointed at any machine by whoever owns it; an address cannot.
const isAddress = (hostname: string): boolean => /^(\d+\.){3}\d+$|^\[.*\]$/.test(hostname)

function hostOf(origin: string): URL | undefined {
  return URL.canParse(origin) ? new URL(origin) : undefined
}
