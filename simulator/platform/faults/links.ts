import type { Faults } from './switches'

/** Faults of an open link. Each is decided at a frame in either direction, or at a send. */
export const LINKS = {
  'send-task-gone': 'The native side has dropped the socket: send fails with "taskID not exist".',
  'send-throws': 'The native side has dropped the socket: send throws.',
  'send-unanswered': 'The frame is sent, but send calls neither success nor fail.',
  'link-half-open': 'From this frame on nothing arrives and nothing fails.',
  'link-deaf': 'From this frame on the phone can send but not receive.',
  'link-mute': 'From this frame on the phone can receive but not send.',
  'link-breaks': 'The link breaks at this frame.',
} as const

/** What happens to a link together with a frame. */
export interface Mishap {
  isDeaf: boolean
  isMute: boolean
  isBroken: boolean
}

const MISHAPS = {
  'link-half-open': { isDeaf: true, isMute: true, isBroken: false },
  'link-deaf': { isDeaf: true, isMute: false, isBroken: false },
  'link-mute': { isDeaf: false, isMute: true, isBroken: false },
  'link-breaks': { isDeaf: true, isMute: true, isBroken: true },
} as const satisfies Record<string, Mishap>

const MISHAP_NAMES = Object.keys(MISHAPS) as (keyof typeof MISHAPS)[]

/** What happens to the link at this frame, if a fault occurs. */
export function mishapAtFrame(faults: Faults): Mishap | undefined {
  const name = faults.firstOf(MISHAP_NAMES)
  return name && MISHAPS[name]
}
