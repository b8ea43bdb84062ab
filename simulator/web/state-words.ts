import type { PhoneState } from '../platform/phone'
import { words } from './words'

/** The state of the phone's socket. */
export function connectionOf(state: PhoneState | undefined): 'open' | 'connecting' | 'none' {
  if (state?.sockets.includes('open') === true) return 'open'
  return state?.sockets.includes('connecting') === true ? 'connecting' : 'none'
}

/** The same in words, with the reason. */
export function describeState(state: PhoneState | undefined): string {
  if (state === undefined) return words.starting
  return state.networkType === 'none' ? words.offline : words[connectionOf(state)]
}
