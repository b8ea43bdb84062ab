/** Faults that can strike at any moment. They are decided before each task of the mini-program. */
export const MOMENTS = {
  'killed-any-moment': 'The app ends here and now, without a word.',
  'clock-steps-forward': 'The clock is set forward, by up to an hour.',
  'clock-steps-back': 'The clock is set back, by up to an hour.',
  'show-spurious': 'onShow is reported though the app was in front all along.',
  'hide-show-spurious': 'onHide and onShow are reported though nothing happened.',
  'native-page-opens': 'A native page covers the app for twenty seconds.',
  'network-flips': 'Another network takes over.',
  'network-drops': 'The network is gone for three seconds.',
} as const

/** A fault that is an event of its own. */
export type MomentName = keyof typeof MOMENTS

/** All of them, in the order of the decisions. */
export const MOMENT_NAMES = Object.keys(MOMENTS) as MomentName[]
