/** The data on the wire, as docs/protocol.md describes it. */
export interface User {
  id: string
  name: string
  avatar: string
}

export interface Entry {
  cid: string
  seq: number
  n: number
  mid?: string
  from: string
  at: number
  type: string
  body: { text?: string; seq?: number; what?: string }
}

export interface Conversation {
  cid: string
  kind: string
  title: string
  memberCount: number
  people: User[]
  lastSeq: number
  n: number
  last?: Entry
  rev: number
  readSeq: number
  readN: number
  pinned: boolean
  muted: boolean
  peerReadSeq?: number
  gone?: boolean
}

export interface Receipt {
  cid: string
  mid: string
  seq: number
  n: number
  at: number
}

export interface SignedIn {
  token: string
  expiresAt: number
  user: User
}

/** The response to each request. */
export interface Answers {
  '/login': {
    userId: string
    sessionId: string
    epoch: string
    now: number
    pingMs: number
    protocols: { min: number; max: number }
  }
  '/ping': { now: number }
  '/sync': { conversations: Conversation[]; since: string; more: boolean; anew?: boolean }
  '/history': { entries: Entry[]; first: number; last: number }
  '/message/send': Receipt
  '/message/recall': Receipt
  '/read': { readSeq: number; readN: number }
  '/conversation/open': { conversation: Conversation }
  '/conversation/set': { conversation: Conversation }
  '/user/get': { users: User[] }
}

/** The server's notices. */
export interface Notices {
  '/message': Entry
  '/conversation': Conversation
  '/read': { cid: string; userId: string; seq: number; n: number }
  '/typing': { cid: string; userId: string }
  '/presence': { userId: string; online: boolean; lastSeenAt: number }
  '/bye': { reason: string; retryAfter?: number }
}

/** The failure of a request. */
export class Failure extends Error {
  override readonly name = 'Failure'

  constructor(
    readonly code: string,
    message = code,
    readonly retryAfter?: number
  ) {
    super(message)
  }
}
