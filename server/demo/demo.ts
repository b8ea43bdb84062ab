import type { User } from '../../protocol/user'
import type { Clock } from '../clock'
import { announceEntry, announceRows } from '../handlers/announce-entry'
import type { Announce } from '../handlers/handler'
import { nameInDemoCode } from '../sessions/demo-code'
import type { People } from '../sessions/sign-in'
import type { Storage } from '../storage/storage'
import { CASTS, castFor, type Cast } from './cast'

export interface DemoParts {
  clock: Clock
  storage: Storage
  announce: Announce
}

interface Host {
  user: User
  greeting: string
}

/** A cast that the storage holds, with its people and group. */
interface Seed {
  hosts: readonly Host[]
  groupCid: string
}

/**
 * The people of demo mode. Any name signs in, without a password. Every step can be repeated, so the next seeding
 * completes an interrupted one.
 */
export class Demo implements People {
  readonly isRepeatable = true
  private seeds: Promise<Map<Cast, Seed>> | undefined

  constructor(private readonly parts: DemoParts) {}

  async personFor(code: string): Promise<User> {
    const name = nameInDemoCode(code)
    const seed = (await this.seeded()).get(castFor(name))
    const { user } = await this.person(name)
    if (seed !== undefined) await this.welcome(user, seed)
    return user
  }

  /** Creates every cast's people, conversations and group if they are missing. */
  seeded(): Promise<Map<Cast, Seed>> {
    this.seeds ??= this.makeSeeds().catch((error: unknown) => {
      this.seeds = undefined
      throw error
    })
    return this.seeds
  }

  private async makeSeeds(): Promise<Map<Cast, Seed>> {
    const seeds = new Map<Cast, Seed>()
    for (const cast of CASTS) seeds.set(cast, await this.makeSeed(cast))
    return seeds
  }

  private async makeSeed({ hosts: people, group }: Cast): Promise<Seed> {
    const hosts: Host[] = []
    for (const { name, greeting } of people)
      hosts.push({ user: (await this.person(name)).user, greeting })
    const members = hosts.map(({ user }) => user.id)
    const seed = { hosts, groupCid: await this.group(group, members) }
    for (const { user } of hosts) await this.welcome(user, seed)
    return seed
  }

  private person(name: string): Promise<{ user: User; isNew: boolean }> {
    return this.parts.storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
  }

  /** Recognizes the group by its first message, which is written last. */
  private async group({ title, welcome }: Cast['group'], members: string[]): Promise<string> {
    const owner = members.at(-1) ?? ''
    const { storage, clock } = this.parts
    const mid = 'demo-welcome-to-the-group'
    const written = await storage.sent(owner, mid)
    if (written) return written.cid
    const at = clock.now()
    const cid = await storage.createGroup({ title, avatar: '', owner, at })
    for (const member of members) await storage.join(cid, member, at)
    await storage.append({ cid, from: owner, at, mid, type: 'text', body: { text: welcome } })
    return cid
  }

  private async welcome(user: User, { groupCid, hosts }: Seed): Promise<void> {
    const { storage, clock } = this.parts
    const joined = await storage.join(groupCid, user.id, clock.now())
    if (joined) {
      await announceRows(groupCid, [user.id], this.parts)
      const members = await storage.members(groupCid)
      await announceEntry({ entry: joined, members }, this.parts)
    }
    for (const host of hosts) if (host.user.id !== user.id) await this.greet(user, host)
  }

  private async greet(user: User, { user: host, greeting }: Host): Promise<void> {
    const { storage, clock } = this.parts
    const cid = await storage.openDirect(host.id, user.id)
    const mid = `demo-greeting-${user.id}`
    const appended = await storage.append({
      cid,
      from: host.id,
      at: clock.now(),
      mid,
      type: 'text',
      body: { text: greeting },
    })
    const { entry, isNew } = appended
    if (!isNew) return
    // Marks the host's own messages as read.
    await storage.markRead({ cid, userId: host.id, seq: entry.seq })
    await announceEntry(appended, this.parts)
  }
}
