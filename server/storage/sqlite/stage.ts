import type { Entry } from '../../../protocol/entry'
import { markOf, type Log, type Member } from './log'
import type { Memory } from './memory'
import type { Statements } from './statements'

/**
 * One conversation inside a batch: copies of what memory holds, free to edit. They are written
 * once, however many entries the batch brings, and replace memory's own after the commit.
 */
export class Stage {
  readonly log: Log
  private readonly members = new Map<number, Member>()
  private readonly membersBefore = new Map<number, Member>()

  constructor(
    private readonly before: Log,
    private readonly memory: Memory
  ) {
    this.log = { ...before }
  }

  /** To look at only: most entries change nothing about their sender. */
  peek(user: number): Readonly<Member> | undefined {
    return this.members.get(user) ?? this.memberBefore(user)
  }

  member(user: number): Member | undefined {
    const staged = this.members.get(user)
    if (staged) return staged
    const before = this.memberBefore(user)
    if (!before) return undefined
    const member = { ...before }
    this.members.set(user, member)
    return member
  }

  /** A membership that was not there, or is there again. */
  put(member: Member): void {
    this.members.set(member.user, member)
  }

  /** Moves the end of the log to this entry, and with it the mark of a sender who had read all. */
  advance(entry: Entry, sender: number, change: number): void {
    const { log } = this
    const member = this.peek(sender)
    const hadReadAll = member !== undefined && markOf(log, member).readN === log.n
    log.change = change
    if (log.follower !== sender) this.settle()
    log.follower = hadReadAll ? sender : null
    log.lastSeq = entry.seq
    log.n = entry.n
    log.at = entry.at
  }

  /** Writes down where the follower's mark stands, before it follows no more. */
  settle(): void {
    const { log } = this
    const member = log.follower === null ? undefined : this.member(log.follower)
    if (member) Object.assign(member, markOf(log, member), { change: log.change })
    log.follower = null
  }

  /** Writes what has changed. */
  write(sql: Statements): void {
    const { log, before } = this
    if (log.change !== before.change) {
      const { memberCount, lastSeq, n, at, follower, change, key } = log
      sql.updateConversation.run(memberCount, lastSeq, n, at, follower, change, key)
    }
    for (const member of this.changed()) putMember(sql, member)
  }

  /** The commit is done: what was staged is now what is. */
  keep(): void {
    Object.assign(this.before, this.log)
    this.memory.keepLog(this.before, this.changed())
  }

  private memberBefore(user: number): Member | undefined {
    const known = this.membersBefore.get(user)
    if (known) return known
    const member = this.memory.member(this.log.key, user)
    if (member) this.membersBefore.set(user, member)
    return member
  }

  private *changed(): Generator<Member> {
    for (const [user, member] of this.members) {
      if (member.change !== this.membersBefore.get(user)?.change) yield member
    }
  }
}

function putMember(sql: Statements, member: Member): void {
  const { user, conversation, role, joined, left, hidden, change } = member
  const { readSeq, readN, pinned, muted } = member
  const part = [role, joined, left, hidden] as const
  sql.putMembership.run(user, conversation, ...part, readSeq, readN, pinned, muted, change)
}
