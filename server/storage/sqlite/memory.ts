import type { User } from '../../../protocol/user'
import type { Backlog } from './backlog'
import { Generations } from './generations'
import type { Log, Member } from './log'
import type { Statements } from './statements'

const LOGS = 50_000
const MEMBERS = 200_000
const PEOPLE = 100_000
/** The number of member ids over all conversations. */
const MEMBER_IDS = 1_000_000

/** A person with the person's key in the database. */
export interface Person extends User {
  key: number
}

/**
 * In-memory data that every message needs. It is valid because this process is the only writer. Missing data is read
 * from the database; the absence of data is not cached.
 */
export class Memory {
  private readonly logs = new Generations<string, Log>(LOGS)
  private readonly members = new Generations<string, Member>(MEMBERS)
  private readonly people = new Generations<string, Person>(PEOPLE)
  private readonly memberIds = new Generations<string, readonly string[]>(
    MEMBER_IDS,
    (ids) => ids.length + 1
  )

  constructor(
    private readonly sql: Statements,
    private readonly backlog: Pick<Backlog, 'endOf'>
  ) {}

  log(cid: string): Log | undefined {
    return this.logs.get(cid) ?? keep(this.logs, cid, this.readLog(cid))
  }

  member(conversation: number, user: number): Member | undefined {
    const key = keyOf(conversation, user)
    return (
      this.members.get(key) ?? keep(this.members, key, this.sql.membership.get(user, conversation))
    )
  }

  person(id: string): Person | undefined {
    return this.people.get(id) ?? keep(this.people, id, this.sql.userById.get(id))
  }

  /** The ids of all members who can see the conversation. */
  membersOf(cid: string): readonly string[] {
    const known = this.memberIds.get(cid)
    if (known) return known
    const log = this.log(cid)
    if (!log) return []
    const ids = this.sql.members.all(log.key).map(({ id }) => id)
    this.memberIds.set(cid, ids)
    return ids
  }

  /** Applies a commit's changes to one conversation. */
  keepLog(log: Log, members: Iterable<Member>): void {
    this.logs.set(log.cid, log)
    for (const member of members) this.members.set(keyOf(member.conversation, member.user), member)
  }

  /** Updates the list of ids, if it is cached. */
  changeIds(cid: string, change: (ids: readonly string[]) => readonly string[]): void {
    const ids = this.memberIds.get(cid)
    if (ids) this.memberIds.set(cid, change(ids))
  }

  /** The list changed in a way that only the database can resolve. */
  forgetIds(cid: string): void {
    this.memberIds.delete(cid)
  }

  /** Drops everything: after a rollback the cached values may be wrong. */
  clear(): void {
    for (const part of [this.logs, this.members, this.people, this.memberIds]) part.clear()
  }

  private readLog(cid: string): Log | undefined {
    const row = this.sql.conversationById.get(cid)
    const end = row && this.backlog.endOf(row.key)
    return end && end.lastSeq > row.lastSeq ? { ...row, ...end } : row
  }
}

const keyOf = (conversation: number, user: number): string => `${conversation} ${user}`

function keep<V>(part: Generations<string, V>, key: string, row: V | undefined): V | undefined {
  if (row === undefined) return undefined
  const value = { ...row } // The driver's rows have no prototype, which makes them slow to read
  part.set(key, value)
  return value
}
