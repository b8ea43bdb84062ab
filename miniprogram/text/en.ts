import type { Words } from './words'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const PROBLEMS: Partial<Record<string, string>> = {
  'too-large': 'This message is too long',
  'not-found': 'This chat no longer exists',
  'not-a-member': 'You are no longer in this chat',
  forbidden: 'You do not have permission to do this',
  blocked: 'This person has blocked you',
  muted: 'You are not allowed to send messages here at the moment',
  'rejected-content': 'This message was not accepted',
  'no-room': 'The phone’s storage is full, so the message cannot be saved',
  'outbox-full': 'Too many unsent messages. Try again when the network is back',
}

/** Why the sign-in fails. */
const SIGN_IN_TROUBLES = {
  'sign-in-no-code': 'Sign-in failed: WeChat did not provide a sign-in code',
  'sign-in-unreachable': 'Sign-in failed: the server cannot be reached',
  'sign-in-refused': 'Sign-in failed: the server refused the request',
  'sign-in-code-refused': 'Sign-in failed: the sign-in code is not valid',
}

/** Why the phone cannot reach its server. The banner, the Me page and the diagnostics use the same texts. */
const TROUBLES = {
  offline: 'No network',
  replaced: 'In use elsewhere',
  refused: 'Signed out, or refused by the server',
  ...SIGN_IN_TROUBLES,
}

const dayOf = (month: number, day: number) => `${MONTHS[month - 1] ?? ''} ${day}`

function inRow(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} others`
  return names.length < 2
    ? names.join()
    : `${names.slice(0, -1).join(', ')} and ${names.slice(-1).join()}`
}

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
    joined: (names) => `${inRow(names)} joined the group`,
    left: (names) => `${inRow(names)} left the group`,
    titleChanged: (name, title) => `${name} changed the group name to “${title}”`,
    unsupported: '[This message cannot be shown in this version]',
    someone: 'Someone',
    stranded: 'Unsent messages',
    problem: (code) => PROBLEMS[code] ?? 'Not sent',
  },
  banner: {
    connecting: 'Connecting…',
    waiting: 'Connection lost',
    syncing: 'Syncing…',
    'signing-in': 'Signing in…',
    fallback: 'Limited network: messages may be delayed by a few seconds',
    ...TROUBLES,
    retryIn: ['Retrying in ', ' s'],
    open: 'Open diagnostics',
    actions: {
      waiting: 'Retry',
      offline: 'Retry',
      'signing-in': 'Retry',
      'sign-in-no-code': 'Retry',
      'sign-in-unreachable': 'Retry',
      'sign-in-refused': 'Retry',
      'sign-in-code-refused': 'Retry',
      replaced: 'Continue here',
      refused: 'Retry',
    },
  },
  tabs: ['Chats', 'Me'],
  screen: {
    copyUndeclared: 'Cannot copy: the mini program has not declared clipboard use',
    copyDeclined: 'Not copied: you declined the privacy policy',
    copyFailed: 'Could not copy',
  },
  message: {
    emptyTitle: 'No chats yet',
    emptyHint: 'Your chats will appear here. Pull down to refresh.',
    failedTitle: 'Chats did not load',
    failedHint: 'Check the network and try again.',
    retry: 'Try again',
    draft: '[Draft]',
    muted: 'Muted',
    pinned: 'Pinned',
    unread: ' unread',
    unsent: { waiting: 'Sending', failed: 'Not sent' },
    loading: 'Loading chats',
    more: 'Load more',
  },
  chat: {
    messages: 'Messages',
    emptyTitle: 'No messages yet',
    emptyHint: 'Say hello.',
    failedTitle: 'Messages did not load',
    failedHint: 'Check the network and try again.',
    retry: 'Try again',
    goneTitle: 'This chat no longer exists',
    goneHint: 'You may have left it, or the group was closed.',
    loading: 'Loading messages',
    older: 'Loading older messages…',
    newBelow: ' new',
    toLatest: 'Latest',
    tapped: {
      call: 'Call',
      copyLink: 'Copy link',
      copyPhone: 'Copy number',
      copyMail: 'Copy address',
    },
    resend: 'Send again',
    copy: 'Copy',
    discard: 'Delete',
  },
  bubble: {
    marks: { queued: '', sent: '✓', read: 'Read', failed: '!' },
    labels: { queued: 'Sending', sent: 'Sent', read: 'Read', failed: 'Not sent, tap for options' },
  },
  composer: { field: 'Message', send: 'Send', full: ['Limit reached: ', ' characters'] },
  signIn: {
    title: 'Huiyin',
    troubles: SIGN_IN_TROUBLES,
    hints: {
      'needs-name': 'Demo server. Choose a name to chat.',
      'signing-in': 'Signing in…',
      'signed-out': 'You are signed out.',
      failed:
        'Sign-in failed: the server did not accept the request. Try again, or check the server address.',
    },
    name: 'Your name',
    enter: 'Start chatting',
    full: 'Maximum length: ',
    refused: 'This name is not available. Please choose another.',
    again: 'Sign in again',
  },
  diagnostics: {
    title: 'Diagnostics',
    retry: 'Retry now',
    retryIn: ['Retrying in ', ' s'],
    ways: {
      socket: 'Connected over WebSocket',
      http: 'Messages may be delayed by a few seconds',
      none: 'Messages will be sent once connected',
    },
    roundTrip: 'Round trip',
    unknown: 'Unknown',
    lastEnd: 'Last disconnect',
    none: 'None so far',
    outbox: 'Waiting to be sent',
    outboxEmpty: 'None',
    messages: { one: ' message', more: ' messages' },
    setAside: 'Unreadable',
    cached: 'Cached',
    conversations: { one: ' conversation', more: ' conversations' },
    chats: { one: ' chat history', more: ' chat histories' },
    versions: 'Versions',
    protocol: 'protocol ',
    cache: 'cache ',
    log: 'Last 200 events',
    copy: 'Copy',
    copyAll: 'Copy all diagnostics',
    noEvents: 'No events yet',
  },
  me: {
    connection: 'Connection',
    server: 'Server',
    changeServer: 'Change',
    version: 'Version',
    developVersion: 'Development',
    id: 'Account',
    problems: {
      'not-an-address': 'This is not a valid server address',
      'not-http': 'The address must start with http:// or https://',
    },
    states: {
      idle: 'Not connected',
      connecting: 'Connecting',
      'signing-in': 'Signing in',
      syncing: 'Syncing',
      live: 'Connected',
      waiting: 'Waiting to reconnect',
      suspended: 'Paused',
      fallback: 'Connected over HTTP',
      ...TROUBLES,
    },
  },
}
