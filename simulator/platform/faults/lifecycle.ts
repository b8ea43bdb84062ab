/** Faults of show and hide. Each is decided at an event. */
export const LIFECYCLE = {
  'hide-untold': 'onHide is not reported.',
  'hide-repeated': 'onHide is reported twice.',
  'show-repeated': 'onShow is reported twice.',
  'never-suspended': 'Code continues to run in the background, and sockets stay open.',
  'suspend-close-lost': 'Suspension cuts the sockets, and onClose is never called.',
  'suspend-cut-late': 'Code stops after five seconds, but sockets are cut only after ten.',
  'suspend-spares-sockets': 'Code stops after five seconds, but sockets are not cut at all.',
  'killed-after-30-minutes': 'The app ends after thirty minutes in the background.',
} as const
