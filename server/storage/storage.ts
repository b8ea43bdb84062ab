import type { Conversation } from '../../protocol/conversation'
import type { SentType } from '../../miniprogram/protocol/entry-kinds'
import type { BodyOf, Entry, NoticeBody } from '../../protocol/entry'
import type { User } from '../../protocol/user'

/** How a person signed in. The identity (`demo:NAME`, `wechat:OPENID`) never leaves the server. */
export interface Identity {
  identity: string
  name: string
  avatar: string
}

/** A signed-in device. Only the token's hash is stored. Times in milliseconds since 1970. */
export interface Session {
  sessionId: string
  tokenHash: string
  userId: string
  deviceId: string
  expiresAt: number
  revoked: boolean
}

/** The amounts of stored data. */
export interface Figures {
  people: number
  conversations: number
  entries: number
  sessions: number
}

/** One person's membership in a conversation; `left` is the last seq that a former member may read. */
export interface Membership {
  cid: string
  userId: string
  kind: Conversation['kind']
  role: 'owner' | 'admin' | 'member'
  /** The first seq that the member may read. */
  joined: number
  left?: number
  memberCount: number
  lastSeq: number
}

interface Wish {
  cid: string
  from: string
  /** Only a wish: times within a log never decrease. */
  at: number
}

/** A member's entry before it is numbered. */
export type Draft = Wish & { mid: string } & {
    [Type in SentType]: { type: Type; body: BodyOf<Type> }
  }[SentType]

/** An entry about members. */
export type NoticeDraft = Wish & { mid?: undefined; type: 'notice'; body: NoticeBody }

/** `isNew` is false if a log already has an entry with this `from` and `mid`. Then `entry` is that entry. */
export interface Written {
  entry: Entry
  isNew: boolean
}

/** Appends settle in the order of commits. */
export interface Appended extends Written {
  /** Ids of the present members who can see the conversation. */
  members: readonly string[]
}

export interface NewGroup {
  title: string
  avatar: string
  owner: string
  at: number
}

/** A page of a log in ascending order. The bounds are exclusive; `first` and `last` are the reader's own limits. */
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
  /** An opaque cursor, issued in commit order. */
  since: string
  more: boolean
  /** This database did not issue the given cursor. */
  anew?: true
  /** How many memberships were read to find the rows, if they were many. */
  looked?: number
}

/** The position up to which a person has read. */
export interface ReadMark {
  cid: string
  userId: string
  seq: number
}

/** The current position of the mark; `moved` says whether it changed, now or by a request that was refused. */
export interface MarkMoved {
  readSeq: number
  readN: number
  moved: boolean
}

/** A member's own settings for a conversation. */
export interface Marks {
  pinned?: boolean
  muted?: boolean
}

/** The last entry of one conversation's log. */
export interface Head {
  cid: string
  seq: number
}

/** The heads of logs that grew, and the position for the next query. */
export interface Heads {
  heads: Head[]
  position: number
}

/**
 * The server's data. Every promise settles after its effect is synced to disk. It rejects with `Refusal('busy')` if
 * the storage cannot promise that now. Refused work is usually not stored. If the sync itself failed, the work may be
 * stored; its repeat then gets the first receipt.
 * Handlers check permissions. Only `append` checks membership itself, because only the commit knows who has left.
 */
export interface Storage {
  /** The random id of this database. Restoring a backup renews it. */
  readonly epoch: string

  /** Finds the person by identity, or creates one with this name and avatar. */
  ensureUser(identity: Identity): Promise<{ user: User; isNew: boolean }>
  user(userId: string): Promise<User | undefined>
  /** The people of `ids` who share a conversation with `asker`, and `asker`. */
  usersSharing(asker: string, ids: readonly string[]): Promise<User[]>
  /** Everyone with whom the person has a direct conversation that both can see. */
  peers(userId: string): Promise<string[]>

  putSession(session: Session): Promise<void>
  session(tokenHash: string): Promise<Session | undefined>
  /** Everyone with this id or name. */
  peopleCalled(idOrName: string): Promise<User[]>
  sessionsOf(userId: string): Promise<Session[]>
  /** Revokes the person's sessions, or only those of one device. Returns the ids of the newly revoked ones. */
  revokeSessions(userId: string, deviceId?: string): Promise<string[]>
  /** Removes at most `limit` sessions that ended before that time. Returns their number. */
  forgetSessions(endedBefore: number, limit: number): Promise<number>

  /** The direct conversation of two people, created on first use. `other` sees it from its first entry on. */
  openDirect(userId: string, other: string): Promise<string>
  createGroup(group: NewGroup): Promise<string>
  /** Appends `member-joined`. Returns undefined if the person is already a member. */
  join(cid: string, userId: string, at: number): Promise<Entry | undefined>
  /**
   * Appends `member-left`, the last entry that the person may read. Returns undefined if the person is not a member.
   */
  leave(cid: string, userId: string, at: number): Promise<Entry | undefined>
  membership(cid: string, userId: string): Promise<Membership | undefined>
  /** The ids of the current members who can see the conversation. */
  members(cid: string): Promise<readonly string[]>
  /** The row as that member sees it; undefined if the user was never a member. */
  conversation(cid: string, userId: string): Promise<Conversation | undefined>
  changes(userId: string, since: string | undefined, limit: number): Promise<Changes>

  /**
   * Numbers and stores the entry, once for each (`from`, `mid`). All drafts of one turn share one commit. Refuses a
   * sender who never was a member (`not-found`) or no longer is one (`not-a-member`), but still answers repeats.
   */
  append(draft: Draft): Promise<Appended>
  /** The entry that this person sent with this mid, in any conversation. */
  sent(from: string, mid: string): Promise<Entry | undefined>
  entry(cid: string, seq: number): Promise<Entry | undefined>
  /** How long ago the server received the entry, even if the clock was set since. */
  age(cid: string, seq: number): Promise<number | undefined>
  history(page: Page): Promise<Entry[]>

  /** Moves a read mark forward, but never past the last entry that the member may read. It never moves back. */
  markRead(mark: ReadMark): Promise<MarkMoved>
  setMarks(cid: string, userId: string, marks: Marks): Promise<void>

  /** The heads of logs that grew after `position`. If it is undefined, only returns the current position. */
  headsAfter(position: number | undefined): Promise<Heads>

  /** The amounts of stored data. Sessions count if they are still valid at `now`. */
  figures(now: number): Promise<Figures>

  /** Rejects, usually with a `Problem`, if the storage does not work as it should. Used by `/readyz`. */
  ping(): Promise<void>
  close(): Promise<void>
}
