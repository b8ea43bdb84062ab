/** What goes wrong with the end of a socket; decided when the end is to be reported. */
export const CLOSING = {
  'close-lost': 'onClose never comes.',
  'close-late': 'onClose comes three seconds late.',
  'close-twice': 'onClose comes twice.',
  'close-without-code': 'onClose carries neither a code nor a reason.',
  'close-false-code': 'onClose carries a code and a reason that have nothing to do with the cause.',
  'close-own-code-lost': 'A close of our own is reported as 1000, whatever it said.',
  'close-error-before': 'An error is reported before the close.',
  'close-error-after': 'An error is reported after the close.',
  'close-error-instead': 'An error is reported and no close.',
  'close-call-fails': 'close() fails because the native side knows no such task.',
  'close-call-throws': 'close() throws.',
  'ready-state-stale': 'readyState goes on to say 1 after the end.',
  'messages-after-close': 'What arrives within a second of our own close() is still delivered.',
} as const
