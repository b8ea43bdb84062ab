import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import type { User } from '../../../protocol/user'
import type { Random } from '../../random'
import { SteadyTime, type StorageClock } from '../steady-time'
import type * as kept from '../storage'
import { sentBefore } from './append'
import { Commits, type CommitGround } from './commits'
import { page } from './history'
import { peers, toUser, usersSharing } from './people'
import { changesOf, presentAt, rowOf, toMembership } from './rows'
import { canSee, type Log, type Member, type Tables } from './tables'

const ID_BYTES = 16

export interface MemoryOptions extends Omit<CommitGround, 'crashes' | 'clock'> {
  clock: StorageClock
  random: Random
  crashes?: CommitGround['crashes']
}

/** Opens an in-memory storage for tests, which can crash it at any moment. */
export function openMemory({ crashes = () => false, ...rest }: MemoryOptions): kept.Storage {
  return new MemoryStorage({ crashes, ...rest })
}

/** Keeps the server's data in the process. Other processes' data is read from the disk. */
class MemoryStorage implements kept.Storage {
  readonly epoch: string
  private readonly tables: Tables
  private readonly time: SteadyTime
  private readonly commits: Commits

  constructor(private readonly ground: CommitGround & Required<MemoryOptions>) {
    this.epoch = ground.disk.epoch
    this.tables = ground.disk.read()
    this.time = new SteadyTime(ground.clock, this.tables.lastHeard)
    this.commits = new Commits(this.tables, ground)
  }

  async ensureUser(identity: kept.Identity): Promise<{ user: User; isNew: boolean }> {
    return this.commits.write('ensureUser', { identity, id: this.newId() })
  }

  async user(userId: string): Promise<User | undefined> {
    const person = this.tables.people.get(userId)
    return person && toUser(person)
  }

  async usersSharing(asker: string, ids: readonly string[]): Promise<User[]> {
    return usersSharing(this.tables, asker, ids)
  }

  async peers(userId: string): Promise<string[]> {
    return peers(this.tables, userId)
  }

  putSession(session: kept.Session): Promise<void> {
    return this.commits.write('putSession', session)
  }

  async session(tokenHash: string): Promise<kept.Session | undefined> {
    return [...this.tables.sessions.values()].find((session) => session.tokenHash === tokenHash)
  }

  async peopleCalled(idOrName: string): Promise<User[]> {
    const people = [...this.tables.people.values()]
    return people.filter(({ id, name }) => id === idOrName || name === idOrName).map(toUser)
  }

  async sessionsOf(userId: string): Promise<kept.Session[]> {
    return [...this.tables.sessions.values()]
      .filter((session) => session.userId === userId)
      .sort((a, b) => b.expiresAt - a.expiresAt || (a.sessionId < b.sessionId ? -1 : 1))
  }

  revokeSessions(userId: string, deviceId?: string): Promise<string[]> {
    return this.commits.write('revokeSessions', { userId, deviceId })
  }

  forgetSessions(endedBefore: number, limit: number): Promise<number> {
    return this.commits.write('forgetSessions', { endedBefore, limit })
  }

  openDirect(userId: string, other: string): Promise<string> {
    return this.commits.write('openDirect', { userId, other, cid: this.newId() })
  }

  createGroup(group: kept.NewGroup): Promise<string> {
    return this.commits.write('createGroup', { group, cid: this.newId() })
  }

  join(cid: string, userId: string, at: number): Promise<Entry | undefined> {
    return this.commits.write('join', { cid, userId, at })
  }

  leave(cid: string, userId: string, at: number): Promise<Entry | undefined> {
    return this.commits.write('leave', { cid, userId, at })
  }

  async membership(cid: string, userId: string): Promise<kept.Membership | undefined> {
    const seen = this.seenBy(cid, userId)
    return seen && toMembership(seen.log, seen.member)
  }

  async members(cid: string): Promise<readonly string[]> {
    const log = this.tables.logs.get(cid)
    if (!log) return []
    const present = presentAt(log, Infinity)
    return present.filter((member) => canSee(log, member)).map(({ userId }) => userId)
  }

  async conversation(cid: string, userId: string): Promise<Conversation | undefined> {
    const seen = this.seenBy(cid, userId)
    return seen && rowOf(this.tables, seen.log, seen.member)
  }

  async changes(userId: string, since: string | undefined, limit: number): Promise<kept.Changes> {
    return changesOf(this.tables, this.epoch, { userId, since, limit })
  }

  async append(draft: kept.Draft): Promise<kept.Appended> {
    const written = await this.commits.write('append', { draft, heard: this.time.now() })
    return { ...written, members: await this.members(written.entry.cid) }
  }

  async sent(from: string, mid: string): Promise<Entry | undefined> {
    return sentBefore(this.tables, { from, mid })
  }

  async entry(cid: string, seq: number): Promise<Entry | undefined> {
    return this.tables.logs.get(cid)?.entries[seq - 1]
  }

  async age(cid: string, seq: number): Promise<number | undefined> {
    const heard = this.tables.logs.get(cid)?.heard.get(seq)
    return heard === undefined ? undefined : this.time.now().steady - heard
  }

  async history(asked: kept.Page): Promise<Entry[]> {
    return page(this.tables.logs.get(asked.cid)?.entries ?? [], asked)
  }

  markRead(mark: kept.ReadMark): Promise<kept.MarkMoved> {
    return this.commits.write('markRead', mark)
  }

  setMarks(cid: string, userId: string, marks: kept.Marks): Promise<void> {
    return this.commits.write('setMarks', { who: { cid, userId }, marks })
  }

  async headsAfter(position: number | undefined): Promise<kept.Heads> {
    const { logs, change } = this.tables
    const grown = [...logs.values()].filter((log) => log.change > (position ?? change))
    const heads = grown
      .sort((a, b) => a.change - b.change)
      .map(({ cid, entries }) => ({ cid, seq: entries.length }))
    return { heads, position: change }
  }

  async figures(now: number): Promise<kept.Figures> {
    const { people, logs, sessions } = this.tables
    const entries = [...logs.values()].reduce((sum, log) => sum + log.entries.length, 0)
    const living = [...sessions.values()].filter((one) => one.expiresAt > now && !one.revoked)
    return { people: people.size, conversations: logs.size, entries, sessions: living.length }
  }

  async ping(): Promise<void> {
    // The memory is always available.
  }

  async close(): Promise<void> {
    this.commits.close()
  }

  private seenBy(cid: string, userId: string): { log: Log; member: Member } | undefined {
    const log = this.tables.logs.get(cid)
    const member = log?.members.get(userId)
    return log && member && canSee(log, member) ? { log, member } : undefined
  }

  private newId(): string {
    return Buffer.from(this.ground.random.bytes(ID_BYTES)).toString('base64url')
  }
}
