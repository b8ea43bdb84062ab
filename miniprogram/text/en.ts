import type { Words } from './words'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const PROBLEMS: Partial<Record<string, string>> = {
  'too-large': 'This message is too long',
  'not-found': 'This conversation no longer exists',
  'not-a-member': 'You are no longer in this conversation',
  forbidden: 'You may not do this',
  blocked: 'This person does not take your messages',
  muted: 'You may not write here for now',
  'rejected-content': 'This message was not accepted',
  'no-room': 'The phone’s storage is full: this message cannot be kept',
  'outbox-full': 'Too many messages wait to be sent: this one must wait for the network',
}

const dayOf = (month: number, day: number) => `${MONTHS[month - 1] ?? ''} ${day}`

/** English. */
export const en: Words = {
  rows: {
    yesterday: 'Yesterday',
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    monthDay: dayOf,
    yearMonthDay: ({ year, month, day }) => `${dayOf(month, day)}, ${year}`,
    newMessages: 'New messages',
    recalledByMe: 'You recalled a message',
    recalledBy: (name) => `${name} recalled a message`,
    joined: (name) => `${name} joined the group`,
    left: (name) => `${name} left the group`,
    titleChanged: (name, title) => `${name} named the group “${title}”`,
    unsupported: '[This version cannot show this message]',
    someone: 'Someone',
    problem: (code) => PROBLEMS[code] ?? 'Not sent',
  },
  banner: {
    connecting: 'Connecting…',
    waiting: 'Connection lost',
    offline: 'No network',
    syncing: 'Syncing…',
    'signing-in': 'Signing in…',
    refused: 'Signed in elsewhere, or signed out',
    secondsToRetry: ' s to retry',
    action: 'Tap to retry now',
  },
  tabs: ['Chats', 'Me'],
  message: {
    emptyTitle: 'No chats yet',
    emptyHint: 'Chats appear here once you have talked to somebody. Pull down to sync now.',
    failedTitle: 'Chats did not load',
    failedHint: 'Check the network and try again.',
    retry: 'Try again',
    draft: '[Draft]',
    muted: 'Muted',
    pinned: 'Pinned',
    unread: ' unread',
    loading: 'Loading chats',
    more: 'Load more',
  },
  chat: {
    emptyTitle: 'No messages yet',
    emptyHint: 'Say hello.',
    failedTitle: 'Messages did not load',
    failedHint: 'Check the network and try again.',
    retry: 'Try again',
    goneTitle: 'This chat is gone',
    goneHint: 'You may have left it, or it was closed.',
    loading: 'Loading messages',
    older: 'Loading older messages…',
    newBelow: ' new',
    toLatest: 'Latest',
    resend: 'Send again',
    discard: 'Delete',
  },
  bubble: {
    marks: { queued: '', sent: '✓', read: 'Read', failed: '!' },
    labels: { queued: 'Sending', sent: 'Sent', read: 'Read', failed: 'Not sent, tap for choices' },
  },
  composer: { field: 'Message', send: 'Send' },
  signIn: {
    title: 'Huiyin',
    hints: {
      'needs-name': 'This is a demo server: choose a name and start chatting.',
      'signing-in': 'Signing in…',
      'signed-out': 'You are signed out.',
      failed: 'Signing in failed. Check the network or the server’s address.',
    },
    name: 'Your name',
    enter: 'Start chatting',
    again: 'Sign in again',
  },
  me: {
    connection: 'Connection',
    server: 'Server',
    changeServer: 'Change',
    version: 'Version',
    developVersion: 'Development',
    id: 'Account',
    problems: {
      'not-an-address': 'This is not a server’s address',
      'not-http': 'It must begin with http:// or https://',
    },
    states: {
      idle: 'Not connected',
      connecting: 'Connecting',
      'signing-in': 'Signing in',
      syncing: 'Syncing',
      live: 'Connected',
      waiting: 'Waiting to reconnect',
      suspended: 'Paused',
      refused: 'Refused',
    },
  },
}
