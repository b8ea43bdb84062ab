import type { User } from '../../protocol/user'
import type { Clock } from '../clock'
import { announceEntry, announceRows } from '../handlers/announce-entry'
import type { Announce } from '../handlers/handler'
import { nameInDemoCode } from '../sessions/demo-code'
import type { People } from '../sessions/sign-in'
import type { Storage } from '../storage/storage'
import { CAST, GREETINGS, GROUP_TITLE, GROUP_WELCOME } from './cast'

export interface DemoParts {
  clock: Clock
  storage: Storage
  announce: Announce
}

interface Seed {
  cid: string
  cast: { name: (typeof CAST)[number]; user: User }[]
}

/**
 * The people of demo mode: whoever says a name has it.
 * Every step may be repeated, so a seeding that was broken off is completed by the next.
 */
export class Demo implements People {
  readonly isRepeatable = true
  private seed: Promise<Seed> | undefined

  constructor(private readonly parts: DemoParts) {}

  async personFor(code: string): Promise<User> {
    const name = nameInDemoCode(code)
    const seed = await this.seeded()
    const { user } = await this.person(name)
    await this.welcome(user, seed)
    return user
  }

  /** Makes the three, their conversations and the group, where they are not there yet. */
  seeded(): Promise<Seed> {
    this.seed ??= this.makeSeed().catch((error: unknown) => {
      this.seed = undefined
      throw error
    })
    return this.seed
  }

  private async makeSeed(): Promise<Seed> {
    const cast = []
    for (const name of CAST) cast.push({ name, user: (await this.person(name)).user })
    const seed = { cast, cid: await this.group(cast.map(({ user }) => user.id)) }
    for (const { user } of cast) await this.welcome(user, seed)
    return seed
  }

  private person(name: string): Promise<{ user: User; isNew: boolean }> {
    return this.parts.storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
  }

  /** The group is known by its first message, which comes when everything else is there. */
  private async group(members: readonly string[]): Promise<string> {
    const owner = members.at(-1) ?? ''
    const { storage, clock } = this.parts
    const mid = 'demo-welcome-to-the-group'
    const welcome = await storage.sent(owner, mid)
    if (welcome) return welcome.cid
    const at = clock.now()
    const cid = await storage.createGroup({ title: GROUP_TITLE, avatar: '', owner, at })
    for (const member of members) await storage.join(cid, member, at)
    const body = { text: GROUP_WELCOME }
    await storage.append({ cid, from: owner, at, mid, type: 'text', body })
    return cid
  }

  private async welcome(user: User, { cid, cast }: Seed): Promise<void> {
    const { storage, clock } = this.parts
    const joined = await storage.join(cid, user.id, clock.now())
    if (joined) {
      await announceRows(cid, [user.id], this.parts)
      await announceEntry(joined, this.parts)
    }
    for (const host of cast) if (host.user.id !== user.id) await this.greet(user, host)
  }

  private async greet(user: User, { name, user: host }: Seed['cast'][number]): Promise<void> {
    const { storage, clock } = this.parts
    const cid = await storage.openDirect(host.id, user.id)
    const mid = `demo-greeting-${user.id}`
    const body = { text: GREETINGS[name] }
    const greeting = { cid, from: host.id, at: clock.now(), mid, type: 'text', body } as const
    const { entry, isNew } = await storage.append(greeting)
    if (!isNew) return
    // Who greets has seen what stands there: his own words are not new to him.
    await storage.markRead({ cid, userId: host.id, seq: entry.seq })
    await announceEntry(entry, this.parts)
  }
}
