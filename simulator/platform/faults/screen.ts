/** Faults of the calls that need a screen. They occur when a page draws or calls. */
export const SCREEN = {
  'field-value-late':
    'A value that a page sets while the user types arrives late, and the cursor jumps to the end, as on iOS.',
  'tab-item-lost': 'Of two setTabBarItem calls in a row, only the first has an effect.',
  'clipboard-undeclared': 'The clipboard is refused because the privacy guide does not declare it.',
} as const
