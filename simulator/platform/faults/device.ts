/** Faults of the device itself: its storage, its callbacks, its clock. */
export const DEVICE = {
  'storage-full': 'What is stored is refused as if the ten megabytes were reached.',
  'callbacks-as-tasks':
    'success and fail are tasks of their own, which events overtake, as on iOS up to 15.',
  'timers-late': 'A timer rings up to a second late.',
} as const
