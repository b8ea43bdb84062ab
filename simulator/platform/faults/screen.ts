/** Faults of the half of the platform that needs a screen; they strike where a page draws or asks. */
export const SCREEN = {
  'field-value-late':
    'What a page puts into a field that is being typed in arrives late, and the cursor jumps to its end, as on iOS.',
  'tab-item-lost': 'Of two calls of setTabBarItem in a row only the first is shown.',
  'clipboard-undeclared': 'The clipboard is refused: its use is not declared in the privacy guide.',
} as const
