import { Refusal } from '../refusal'
import type { Connection } from './connection'
import type { SignedIn } from './connection-state'

const NOBODY: readonly Connection[] = []

/** The people who are online on this node, with their connections. */
export class Directory {
  private readonly connectionsOf = new Map<string, Connection[]>()

  /** The person's connections on this node. */
  of(userId: string): readonly Connection[] {
    return this.connectionsOf.get(userId) ?? NOBODY
  }

  isOnline(userId: string): boolean {
    return this.connectionsOf.has(userId)
  }

  /** The device's older connection that this login replaces. Refuses this login if it is itself the older one. */
  replacedBy({ userId, deviceId, attempt }: SignedIn): Connection | undefined {
    const old = this.of(userId).find((one) => sessionOf(one)?.deviceId === deviceId)
    const lastAttempt = old && sessionOf(old)?.attempt
    if (attempt !== undefined && lastAttempt !== undefined && attempt <= lastAttempt) {
      throw new Refusal('conflict', 'attempt: a newer login is active')
    }
    return old
  }

  /** Returns whether the person was offline before. */
  add(userId: string, connection: Connection): boolean {
    const connections = this.connectionsOf.get(userId)
    if (connections) connections.push(connection)
    else this.connectionsOf.set(userId, [connection])
    return connections === undefined
  }

  /** Returns whether it was the person's last connection. */
  remove(userId: string, connection: Connection): boolean {
    const rest = this.of(userId).filter((one) => one !== connection)
    if (rest.length > 0) this.connectionsOf.set(userId, rest)
    else this.connectionsOf.delete(userId)
    return rest.length === 0
  }
}

const sessionOf = (connection: Connection): SignedIn | undefined =>
  connection.state.name === 'live' ? connection.state.session : undefined
