import type { Account } from './keeping/account'
import { arePeople } from './keeping/checks'
import { Lanes, type LanesPorts } from './lanes'
import type { Conversations } from './conversations/conversations'
import { USERS_PAGE } from '../protocol/limits'
import { Signal } from './signal'
import { ChatError } from './socket/chat-error'
import type { Link } from './socket/link'

/** How many names of people outside the rows are stored for an offline start. The newest ones are kept. */
const KEPT_NAMES = 500

/** People's names and avatars, from the rows or else from the server. */
export class People {
  /** Emits when new names are known. */
  readonly changed = new Signal()
  private readonly link: Link
  private readonly lanes: Lanes
  private readonly names = new Map<string, string>()
  private readonly wanted = new Set<string>()
  /** Names from earlier starts. Loaded when the first name is missing. */
  private kept: Map<string, string> | undefined

  constructor(
    ports: LanesPorts,
    private readonly conversations: Conversations,
    private readonly account: Account
  ) {
    this.link = ports.link
    this.lanes = new Lanes(ports, () => this.step())
    conversations.changed.on((cids) => this.learn(cids))
    account.changed.on(() => this.begin())
  }

  /** A name, possibly from an earlier start. Undefined if it is not known yet. */
  nameOf(userId: string): string | undefined {
    const name = this.names.get(userId)
    if (name !== undefined) return name
    if (!this.wanted.has(userId)) {
      this.wanted.add(userId)
      this.lanes.wake('people')
    }
    return this.keptNames().get(userId)
  }

  private learn(cids: readonly string[]): void {
    for (const cid of cids)
      for (const { id, name } of this.conversations.get(cid)?.people ?? []) this.names.set(id, name)
  }

  private begin(): void {
    this.lanes.clear()
    this.names.clear()
    this.wanted.clear()
    this.kept = undefined
    this.learn(this.conversations.all.map(({ cid }) => cid))
  }

  /** People whom the server omits are not requested again. */
  private async step(): Promise<boolean> {
    const unknown = () => [...this.wanted].filter((id) => !this.names.has(id))
    const ids = unknown().slice(0, USERS_PAGE)
    if (ids.length === 0) return false
    try {
      const { users } = await this.link.call('/user/get', { ids })
      for (const { id, name } of users) this.names.set(id, name)
      this.keep(users)
      this.changed.emit()
    } catch (error) {
      if (ChatError.from(error).remedy !== 'give-up') throw error
    }
    for (const id of ids) if (!this.names.has(id)) this.names.set(id, '')
    return unknown().length > 0
  }

  private keptNames(): Map<string, string> {
    const people = () => this.shelf.get('names', arePeople) ?? []
    return (this.kept ??= new Map(people().map(({ id, name }) => [id, name])))
  }

  private keep(users: readonly { id: string; name: string }[]): void {
    const names = this.keptNames()
    for (const { id, name } of users) {
      names.delete(id)
      names.set(id, name)
    }
    const newest = [...names].slice(-KEPT_NAMES)
    this.kept = new Map(newest)
    this.shelf.set(
      'names',
      newest.map(([id, name]) => ({ id, name }))
    )
  }

  private get shelf() {
    return this.account.shelf('people')
  }
}
