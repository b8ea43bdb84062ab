import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'
import type { User } from '../../../protocol/user'
import type { Random } from '../../random'
import type * as kept from '../storage'
import type { StorageClock } from '../steady-time'
import { appendAsMember } from './append'
import { ChangesOf } from './changes'
import { figures } from './figures'
import { Condition } from './condition'
import { createGroup, join, leave, openDirect } from './conversations'
import type { Database } from './driver'
import { entryAt, page, toEntry } from './entries'
import { GroupCommit } from './group-commit'
import { canSee, type Log, type Member } from './log'
import { plainLog, syncedAtCommit, type KeptLog } from './log-sync'
import { markRead, setMarks } from './marks'
import { newId } from './new-id'
import * as people from './people'
import type { Problem } from '../problem'
import { rowOf, toMembership } from './rows'
import { Slices } from './slices'
import { Store } from './store'
import { UntoldMarks } from './untold-marks'
import { timedBatches, type Timing } from './timing'

/** No person and no conversation has this key. */
const NOBODY = 0

/** The parts of the storage. */
export interface Ground {
  db: Database
  clock: StorageClock
  random: Random
  /** Opens the log. If absent, the database syncs at each commit and has no files to watch. */
  keepLog?: (store: Readonly<Pick<Store, 'epoch' | 'change'>>) => KeptLog
  /** Replaces the database's own epoch. */
  epoch?: string | undefined
  /** Throws if another process might consider the database free. */
  holdLock?: () => void
  /** The weight at which the backlog is written. */
  mostInBacklog?: number
  /** Called once for each problem until it is over. */
  report: (error: unknown) => void
  /** If absent, nothing is measured. */
  timing?: Timing
  /** Called when the problem is over. */
  recovered?: () => void
  /** Called when the database is closed. */
  release: () => void
}

/** Everything in one SQLite file, of which this process is the only writer. */
export class SqliteStorage implements kept.Storage {
  readonly epoch: string
  private readonly store: Store
  private readonly condition: Condition
  private readonly log: KeptLog
  private readonly commits: GroupCommit
  private readonly slices: Slices
  private readonly changesOf: ChangesOf
  private readonly untold = new UntoldMarks()

  constructor(private readonly ground: Ground) {
    const { db, clock, random, keepLog = () => plainLog(db, syncedAtCommit) } = ground
    const condition = new Condition(ground)
    this.condition = condition
    this.store = new Store(db, { ...ground, newEpoch: () => newId(random), condition })
    this.epoch = this.store.epoch
    this.log = keepLog(this.store)
    const { timing } = ground
    const batches = timing ? timedBatches(this.store, timing) : this.store
    this.commits = new GroupCommit({ db, clock, log: this.log, condition }, batches)
    this.slices = new Slices(clock)
    this.changesOf = new ChangesOf(this.store, this.slices, () => this.commits.onDisk())
  }

  /** Why the storage does not work as it should. */
  get problem(): Problem | undefined {
    return this.condition.problem
  }

  async ensureUser(identity: kept.Identity): Promise<{ user: User; isNew: boolean }> {
    const id = newId(this.ground.random)
    return this.commits.write((batch) => people.ensureUser(batch, identity, id))
  }

  async user(userId: string): Promise<User | undefined> {
    await this.commits.onDisk()
    const person = this.store.memory.person(userId)
    return person && people.toUser(person)
  }

  async usersSharing(asker: string, ids: readonly string[]): Promise<User[]> {
    await this.commits.onDisk()
    return people.usersSharing(this.store, asker, ids)
  }

  async peers(userId: string): Promise<string[]> {
    return people.peersOf(this.store, userId, this.slices)
  }

  async putSession(session: kept.Session): Promise<void> {
    return this.commits.write((batch) => people.putSession(batch, session))
  }

  async session(tokenHash: string): Promise<kept.Session | undefined> {
    const row = this.store.sql.sessionByToken.get(tokenHash)
    return row && people.toSession(row)
  }

  async peopleCalled(idOrName: string): Promise<User[]> {
    return this.store.sql.usersCalled.all(idOrName).map(people.toUser)
  }

  async sessionsOf(userId: string): Promise<kept.Session[]> {
    const { sql, memory } = this.store
    return sql.sessionsOf.all(memory.person(userId)?.key ?? NOBODY).map(people.toSession)
  }

  async revokeSessions(userId: string, deviceId?: string): Promise<string[]> {
    return this.commits.write((batch) => people.revokeSessions(batch, userId, deviceId))
  }

  async forgetSessions(endedBefore: number, limit: number): Promise<number> {
    return this.commits.write((batch) => people.forgetSessions(batch, endedBefore, limit))
  }

  async openDirect(userId: string, other: string): Promise<string> {
    return this.commits.write((batch) =>
      openDirect(batch, { userId, other }, newId(this.ground.random))
    )
  }

  async createGroup(group: kept.NewGroup): Promise<string> {
    return this.commits.write((batch) => createGroup(batch, group, newId(this.ground.random)))
  }

  async join(cid: string, userId: string, at: number): Promise<Entry | undefined> {
    return this.commits.write((batch) => join(batch, { cid, userId, at }))
  }

  async leave(cid: string, userId: string, at: number): Promise<Entry | undefined> {
    return this.commits.write((batch) => leave(batch, { cid, userId, at }))
  }

  async membership(cid: string, userId: string): Promise<kept.Membership | undefined> {
    const seen = this.seenBy(cid, userId)
    return seen && toMembership(seen.log, seen.member, userId)
  }

  async members(cid: string): Promise<readonly string[]> {
    return this.store.memory.membersOf(cid)
  }

  async conversation(cid: string, userId: string): Promise<Conversation | undefined> {
    await this.commits.onDisk()
    const seen = this.seenBy(cid, userId)
    return seen && rowOf(this.store, seen.log, seen.member)
  }

  async changes(userId: string, since: string | undefined, limit: number): Promise<kept.Changes> {
    return this.changesOf.page({ userId, since, limit })
  }

  async append(draft: kept.Draft): Promise<kept.Appended> {
    const { entry, isNew } = await this.commits.write((batch) => appendAsMember(batch, draft))
    return { entry, isNew, members: this.store.memory.membersOf(entry.cid) }
  }

  async sent(from: string, mid: string): Promise<Entry | undefined> {
    await this.commits.onDisk()
    const { sql, memory } = this.store
    const row = sql.entryByMid.get(mid, memory.person(from)?.key ?? NOBODY)
    return row && toEntry(row)
  }

  async entry(cid: string, seq: number): Promise<Entry | undefined> {
    await this.commits.onDisk()
    const log = this.store.memory.log(cid)
    return log && entryAt(this.store.places, log, seq)
  }

  async age(cid: string, seq: number): Promise<number | undefined> {
    const { places, memory, hearing } = this.store
    const entry = places.at(memory.log(cid)?.key ?? NOBODY, seq)
    return entry === undefined ? undefined : hearing.age(entry)
  }

  async history(asked: kept.Page): Promise<Entry[]> {
    await this.commits.onDisk()
    const log = this.store.memory.log(asked.cid)
    return log ? page(this.store.places, log, asked) : []
  }

  async markRead(mark: kept.ReadMark): Promise<kept.MarkMoved> {
    const write = () => this.commits.write((batch) => markRead(batch, mark))
    return this.untold.told(mark, write)
  }

  async setMarks(cid: string, userId: string, marks: kept.Marks): Promise<void> {
    return this.commits.write((batch) => setMarks(batch, { cid, userId }, marks))
  }

  async headsAfter(position: number | undefined): Promise<kept.Heads> {
    const { store } = this
    if (position === undefined) return { heads: [], position: store.change }
    await this.commits.onDisk()
    store.backlog.showMoved()
    return { heads: store.sql.headsAfter.all(position), position: store.change }
  }

  async figures(now: number): Promise<kept.Figures> {
    return figures(this.store.sql, now)
  }

  async ping(): Promise<void> {
    await this.commits.check()
    try {
      this.ground.holdLock?.()
    } catch (error) {
      throw this.condition.met(error, 'files-gone') as Error
    }
  }

  async close(): Promise<void> {
    await this.commits.close()
    const { db, release } = this.ground
    try {
      // The driver releases the file when its statements are garbage collected, so nothing may be left to do then.
      if (!this.problem?.isFinal) this.log.close()
    } catch (error) {
      this.condition.met(error, 'disk-failed')
    } finally {
      db.close()
      this.log.release()
      release()
    }
  }

  /** A visible conversation of which this person is or was a member. */
  private seenBy(cid: string, userId: string): { log: Log; member: Member } | undefined {
    const { memory } = this.store
    const log = memory.log(cid)
    const user = memory.person(userId)
    const member = log && user && memory.member(log.key, user.key)
    return member && canSee(log, member) ? { log, member } : undefined
  }
}
