/** What goes wrong on an open link; decided at each frame, sent or received, or at each send. */
export const LINKS = {
  'send-task-gone': 'The native side has dropped the socket: send fails with "taskID not exist".',
  'send-throws': 'The native side has dropped the socket: send throws.',
  'send-unanswered': 'The frame leaves, but send calls neither success nor fail.',
  'link-half-open': 'From this frame on nothing arrives and nothing fails.',
  'link-deaf': 'From this frame on the phone hears nothing, but is heard.',
  'link-mute': 'From this frame on the phone is not heard, but hears.',
  'link-breaks': 'The link breaks at this frame.',
} as const
