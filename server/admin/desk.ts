import { statSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { User } from '../../protocol/user'
import type { Clock } from '../clock'
import type { Session, Storage } from '../storage/storage'
import {
  AdminProblem,
  type Command,
  type PersonLine,
  type SessionLine,
  type SignedOut,
  type Stats,
} from './command'

/** The sockets of a running server. */
export interface Sockets {
  readonly socketCount: number
  onlineSessions(userId: string): string[]
  signOut(userId: string, sessionIds: readonly string[]): number
}

export interface DeskParts {
  clock: Pick<Clock, 'now'>
  storage: Storage
  /** The path of the database. */
  file: string
  version: string
  /** Absent if no server runs. */
  sockets?: Sockets
}

/** Carries out an operator's commands. */
export class Desk {
  constructor(private readonly parts: DeskParts) {}

  carryOut(command: Command): Promise<Stats | PersonLine[] | SignedOut> {
    switch (command.name) {
      case 'stats':
        return this.stats()
      case 'sessions':
        return this.sessions(command.who)
      case 'sign-out':
        return this.signOut(command.who, command.device)
    }
  }

  private async stats(): Promise<Stats> {
    const { storage, sockets, clock, file, version } = this.parts
    const figures = await storage.figures(clock.now())
    const { bavail, bsize } = statfsSync(dirname(file))
    const database = sizeOf(file) + sizeOf(`${file}-wal`)
    const facts = { version, epoch: storage.epoch, database, room: bavail * bsize }
    return { ...figures, ...facts, ...(sockets && { sockets: sockets.socketCount }) }
  }

  private async sessions(who: string): Promise<PersonLine[]> {
    const people = await this.people(who)
    return Promise.all(people.map((person) => this.lineOf(person)))
  }

  private async lineOf({ id, name }: User): Promise<PersonLine> {
    const { storage, sockets, clock } = this.parts
    const online = new Set(sockets?.onlineSessions(id))
    const sessions = await storage.sessionsOf(id)
    const lines = sessions.map((session) => sessionLine(session, online, clock.now()))
    return { id, name, sessions: lines }
  }

  private async signOut(who: string, device: string | undefined): Promise<SignedOut> {
    const { storage, sockets } = this.parts
    const people = await this.people(who)
    const [person] = people
    if (people.length > 1 || !person) {
      const ids = people.map(({ id }) => id).join(', ')
      throw new AdminProblem(
        `${people.length} people are called ${quoted(who)}: give one id (${ids}).`
      )
    }
    const { id, name } = person
    await this.knowsDevice(person, device)
    const revoked = await storage.revokeSessions(id, device)
    const closed = sockets?.signOut(id, revoked) ?? 0
    return { id, name, sessions: revoked.length, sockets: closed }
  }

  private async knowsDevice({ id, name }: User, device: string | undefined): Promise<void> {
    if (device === undefined) return
    const sessions = await this.parts.storage.sessionsOf(id)
    if (sessions.some(({ deviceId }) => deviceId === device)) return
    throw new AdminProblem(`${quoted(name)} has no session on the device ${quoted(device)}.`)
  }

  private async people(who: string): Promise<User[]> {
    const people = await this.parts.storage.peopleCalled(who)
    if (people.length > 0) return people
    throw new AdminProblem(`Nobody has the name or the id ${quoted(who)}.`)
  }
}

function sessionLine(session: Session, online: Set<string>, now: number): SessionLine {
  const { sessionId, deviceId, expiresAt, revoked } = session
  const state = revoked ? 'revoked' : expiresAt <= now ? 'ended' : 'active'
  return { session: sessionId, device: deviceId, state, online: online.has(sessionId), expiresAt }
}

const quoted = (text: string): string => JSON.stringify(text)

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
