import type { Conversation } from '../../protocol/conversation'
import type { Entry, NoticeBody, TextBody } from '../../protocol/entry'
import type { User } from '../../protocol/user'

/** What a person signed in with; the identity (`demo:NAME`, `wechat:OPENID`) never leaves the server. */
export interface Identity {
  identity: string
  name: string
  avatar: string
}

/** A signed-in device; only the token's hash is kept. Times in milliseconds since 1970. */
export interface Session {
  sessionId: string
  tokenHash: string
  userId: string
  deviceId: string
  expiresAt: number
  revoked: boolean
}

/** How much is kept. */
export interface Figures {
  people: number
  conversations: number
  entries: number
  sessions: number
}

/** One person's part in a conversation; `left` is the last seq that a former member may read. */
export interface Membership {
  cid: string
  userId: string
  kind: Conversation['kind']
  role: 'owner' | 'admin' | 'member'
  /** First seq that the member may read. */
  joined: number
  left?: number
  memberCount: number
  lastSeq: number
}

interface Wish {
  cid: string
  from: string
  /** A wish only: the log's time never falls. */
  at: number
}

/** A member's entry before it is numbered. */
export type Draft = Wish & { mid: string } & (
    { type: 'text'; body: TextBody } | { type: 'recall'; body: { seq: number } }
  )

/** The entries about members. */
export type NoticeDraft = Wish & { mid?: undefined; type: 'notice'; body: NoticeBody }

/** `isNew` is false if the same (`from`, `mid`) is in a log already: then the first entry is returned. */
export interface Appended {
  entry: Entry
  isNew: boolean
}

export interface NewGroup {
  title: string
  avatar: string
  owner: string
  at: number
}

/** A page of a log: ascending, bounds exclusive, `first` and `last` are the reader's own limits. */
export interface Page {
  cid: string
  first: number
  last: number
  after?: number
  before?: number
  limit: number
}

export interface Changes {
  conversations: Conversation[]
  /** Opaque; given in commit order. */
  since: string
  more: boolean
  /** This database cannot have issued the given cursor. */
  anew?: true
}

/** How far somebody has read. */
export interface ReadMark {
  cid: string
  userId: string
  seq: number
}

/** The position of the mark now; `moved` says whether it changed. */
export interface MarkMoved {
  readSeq: number
  readN: number
  moved: boolean
}

/** A member's own settings of the row. */
export interface Marks {
  pinned?: boolean
  muted?: boolean
}

/** The head of one conversation's log. */
export interface Head {
  cid: string
  seq: number
}

/** Heads of logs that grew, and the position for the next look. */
export interface Heads {
  heads: Head[]
  position: number
}

/**
 * The server's data. Every promise settles after its effect is synced to disk. It rejects with `Refusal('busy')` if
 * the store cannot promise that now. Refused work is not kept as a rule. If the sync itself failed, it may be kept,
 * and its repeat gets the first receipt.
 * Handlers check permissions. Only `append` checks membership itself, because only the commit knows who has left.
 */
export interface Storage {
  /** Random id of this database, renewed when a backup is restored. */
  readonly epoch: string

  /** Finds the person by identity, or creates one with that name and avatar. */
  ensureUser(identity: Identity): Promise<{ user: User; isNew: boolean }>
  user(userId: string): Promise<User | undefined>
  /** The people of `ids` who share a conversation with `asker`, and `asker`. */
  usersSharing(asker: string, ids: readonly string[]): Promise<User[]>
  /** Everyone with whom the person has a direct conversation that both can see. */
  peers(userId: string): Promise<string[]>

  putSession(session: Session): Promise<void>
  session(tokenHash: string): Promise<Session | undefined>
  /** Everyone whose id or name this is. */
  peopleCalled(idOrName: string): Promise<User[]>
  sessionsOf(userId: string): Promise<Session[]>
  /** Revokes the person's sessions, or only those of one device; returns the ids of those that were not revoked before. */
  revokeSessions(userId: string, deviceId?: string): Promise<string[]>
  /** Forgets at most `limit` sessions that ended before then; returns how many. */
  forgetSessions(endedBefore: number, limit: number): Promise<number>

  /** The direct conversation of two people, created on first use; `other` sees it from its first entry on. */
  openDirect(userId: string, other: string): Promise<string>
  createGroup(group: NewGroup): Promise<string>
  /** Appends `member-joined`; undefined if the person is a member already. */
  join(cid: string, userId: string, at: number): Promise<Entry | undefined>
  /** Appends `member-left`, the last entry that the person may read; undefined if the person is no member. */
  leave(cid: string, userId: string, at: number): Promise<Entry | undefined>
  membership(cid: string, userId: string): Promise<Membership | undefined>
  /** Ids of the present members who can see the conversation. */
  members(cid: string): Promise<readonly string[]>
  /** The row as that member sees it; undefined for a non-member. */
  conversation(cid: string, userId: string): Promise<Conversation | undefined>
  changes(userId: string, since: string | undefined, limit: number): Promise<Changes>

  /**
   * Numbers the entry and keeps it, once for each (`from`, `mid`); all drafts of one turn share one commit.
   * Refuses who is no member (`not-found`) or no more (`not-a-member`), but answers what he repeats.
   */
  append(draft: Draft): Promise<Appended>
  /** The entry that this person sent under this mid, in any conversation. */
  sent(from: string, mid: string): Promise<Entry | undefined>
  entry(cid: string, seq: number): Promise<Entry | undefined>
  /** How long ago the entry was taken in, however the clock was set since. */
  age(cid: string, seq: number): Promise<number | undefined>
  history(page: Page): Promise<Entry[]>

  /** Moves a read mark forward, never back, never past the last entry that the member may read. */
  markRead(mark: ReadMark): Promise<MarkMoved>
  setMarks(cid: string, userId: string, marks: Marks): Promise<void>

  /** Heads of the logs that grew after `position`; undefined: from now on. */
  headsAfter(position: number | undefined): Promise<Heads>

  /** How much is kept; of the sessions, those that still let somebody in at `now`. */
  figures(now: number): Promise<Figures>

  /** Rejects, as a rule with a `Problem`, where the store cannot do what it should; for `/readyz`. */
  ping(): Promise<void>
  close(): Promise<void>
}
