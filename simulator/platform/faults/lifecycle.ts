/** Faults of show and hide. They are decided at each event. */
export const LIFECYCLE = {
  'hide-untold': 'onHide is not reported.',
  'hide-repeated': 'onHide is reported twice.',
  'show-repeated': 'onShow is reported twice.',
  'never-suspended': 'Hidden code runs on, and sockets stay.',
  'suspend-close-lost': 'Suspension cuts the sockets, and onClose never comes.',
  'suspend-cut-late': 'Code stops after five seconds, but sockets are cut only after ten.',
  'suspend-spares-sockets': 'Code stops after five seconds, but sockets are not cut at all.',
  'killed-after-30-minutes': 'The app ends after thirty minutes in the background.',
} as const
