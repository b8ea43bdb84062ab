import { Client } from '../independent-client/client'
import { signIn } from '../independent-client/http'
import { conversationOf, loginOf, type Person } from '../independent-client/people'
import type { Entry } from '../independent-client/words'

const PEOPLE = 6

/** Two people and their conversation. */
export interface Pair {
  cid: string
  both: readonly [string, string]
}

/** Six people, each of whom talks with all others. Their tokens outlive the server's processes. */
export class Cast {
  people: Person[] = []
  readonly pairs: Pair[] = []
  private readonly tokens = new Map<string, { token: string; userId: string }>()

  constructor(private readonly name: string) {}

  /** Connects everybody. The server must accept every token that it issued. */
  async enter(address: string): Promise<void> {
    const names = Array.from({ length: PEOPLE }, (_, index) => `${this.name}-${index}`)
    this.people = await Promise.all(names.map((name) => this.connect(address, name)))
    if (this.pairs.length === 0) await this.meet()
  }

  leave(): void {
    for (const { client } of this.people) void client.cut()
  }

  person(userId: string): Person {
    const person = this.people.find(({ user }) => user.id === userId)
    if (!person) throw new Error(`${userId} is not here`)
    return person
  }

  /** The whole log, as one of the two reads it. */
  async logOf({ cid, both }: Pair): Promise<Entry[]> {
    const { client } = this.person(both[0])
    const log: Entry[] = []
    for (;;) {
      const after = log.at(-1)?.seq ?? 0
      const { entries, last } = await client.ask('/history', { cid, after, limit: 100 })
      log.push(...entries)
      if (entries.length === 0 || log.at(-1)?.seq === last) return log
    }
  }

  private async connect(address: string, name: string): Promise<Person> {
    if (!this.tokens.has(name)) {
      const { token, user } = await signIn(address, `demo:${name}`, name)
      this.tokens.set(name, { token, userId: user.id })
    }
    const { token, userId } = this.tokens.get(name)!
    const client = await Client.open(address)
    const device = { token, deviceId: name }
    await client.ask('/login', loginOf(device))
    return { user: { id: userId, name, avatar: '' }, ...device, client }
  }

  private async meet(): Promise<void> {
    for (const [index, one] of this.people.entries()) {
      for (const other of this.people.slice(index + 1)) {
        const cid = await conversationOf(one, other)
        // A person who did not open the conversation would see it only after its first message.
        await conversationOf(other, one)
        this.pairs.push({ cid, both: [one.user.id, other.user.id] })
      }
    }
  }
}
