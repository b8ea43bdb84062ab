/** Faults that can occur at any moment. Each is decided before a task of the mini-program. */
export const MOMENTS = {
  'killed-any-moment': 'The app ends now, without an event.',
  'clock-steps-forward': 'The clock is set forward, by up to an hour.',
  'clock-steps-back': 'The clock is set back, by up to an hour.',
  'show-spurious': 'onShow is reported although the app was in front all the time.',
  'hide-show-spurious': 'onHide and onShow are reported although nothing happened.',
  'native-page-opens': 'A native page covers the app for twenty seconds.',
  'network-flips': 'The phone switches to another network.',
  'network-drops': 'The network is away for three seconds.',
} as const

/** The name of such a fault. */
export type MomentName = keyof typeof MOMENTS

/** All of them, in the order in which they are decided. */
export const MOMENT_NAMES = Object.keys(MOMENTS) as MomentName[]
