import type { Entry } from '../../../protocol/entry'
import { markOf, type Log, type Member } from './log'
import type { Memory } from './memory'
import type { Statements } from './statements'

const NOBODY: readonly Member[] = []

/** The effect of an entry on the end of its log. */
export interface Move {
  sender: number
  /** The number of this change. */
  change: number
  /** Whether the sender had read everything, so that the sender's mark follows the log. */
  follows: boolean
}

/**
 * One conversation inside a batch, as editable copies of the cached data. They are written once, however many entries
 * the batch has, and replace the cached data after the commit.
 */
export class Stage {
  readonly log: Log
  /** Created when the first member is edited: most messages edit none. */
  private members: Map<number, Member> | undefined
  private peeked: Member | undefined
  private changed: readonly Member[] = NOBODY

  constructor(
    private readonly before: Log,
    private readonly memory: Memory
  ) {
    this.log = { ...before }
  }

  /** Read-only, because most entries change nothing about their sender. */
  peek(user: number): Readonly<Member> | undefined {
    const staged = this.members?.get(user)
    if (staged) return staged
    if (this.peeked?.user !== user) this.peeked = this.memory.member(this.log.key, user)
    return this.peeked
  }

  member(user: number): Member | undefined {
    const staged = this.members?.get(user)
    if (staged) return staged
    const before = this.memory.member(this.log.key, user)
    return before && this.put({ ...before })
  }

  /** A new membership, or a renewed one. */
  put(member: Member): Member {
    this.members ??= new Map<number, Member>()
    this.members.set(member.user, member)
    return member
  }

  /** Whether this member's read mark is at the end of the log. */
  hasReadAll(user: number): boolean {
    const member = this.peek(user)
    return member !== undefined && markOf(this.log, member).readN === this.log.n
  }

  /** Moves the end of the log to this entry. */
  advance(entry: Entry, { sender, change, follows }: Move): void {
    const { log } = this
    log.change = change
    if (log.follower !== sender) this.settle()
    log.follower = follows ? sender : null
    log.lastSeq = entry.seq
    log.n = entry.n
    log.at = entry.at
  }

  /** Writes the follower's mark before that member stops following. */
  settle(): void {
    const { log } = this
    const member = log.follower === null ? undefined : this.member(log.follower)
    if (member) Object.assign(member, markOf(log, member), { change: log.change })
    log.follower = null
  }

  /** Writes the changes, except the facts of the newest entry (Backlog). After most messages there are no others. */
  write(sql: Statements): void {
    const { log, before } = this
    const isFirst = before.lastSeq === 0 && log.lastSeq > 0
    if (isFirst || log.memberCount !== before.memberCount) {
      const { memberCount, lastSeq, n, at, follower, change, key } = log
      sql.updateConversation.run(memberCount, lastSeq, n, at, follower, change, key)
    }
    this.changed = this.changedMembers()
    for (const member of this.changed) putMember(sql, member)
  }

  /** The commit has succeeded: the copies replace the cached data. */
  keep(): void {
    Object.assign(this.before, this.log)
    this.memory.keepLog(this.before, this.changed)
  }

  private changedMembers(): readonly Member[] {
    if (!this.members) return NOBODY
    return [...this.members.values()].filter(
      ({ user, change }) => change !== this.memory.member(this.log.key, user)?.change
    )
  }
}

function putMember(sql: Statements, member: Member): void {
  const { user, conversation, role, joined, left, hidden, change } = member
  const { readSeq, readN, pinned, muted } = member
  const part = [role, joined, left, hidden] as const
  sql.putMembership.run(user, conversation, ...part, readSeq, readN, pinned, muted, change)
}
