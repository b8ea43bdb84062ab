/** Faults of the device itself: its storage, its callbacks, its clock. */
export const DEVICE = {
  'storage-full': 'Storing fails as if the limit of 10 MB were reached.',
  'callbacks-as-tasks':
    'success and fail run in separate tasks, and events overtake them, as on iOS up to 15.',
  'timers-late': 'A timer fires up to a second late.',
} as const
