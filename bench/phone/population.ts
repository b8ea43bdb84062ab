import type { Conversation } from '../../protocol/conversation'
import { huiyin } from '../dialects/huiyin'
import { arrive, connectAll, inGroups } from '../generator/arrive'
import type { Person } from '../generator/person'
import { outgoing } from '../message'

/** A person who talks to the measured one. */
export interface Talker {
  person: Person
  cid: string
}

/** The people for phones to talk to. */
export class Population {
  private readonly everybody: Person[] = []

  private constructor(
    private readonly url: string,
    private readonly others: readonly Person[]
  ) {
    this.everybody.push(...others)
  }

  /** Connects this many people who have no conversations yet. */
  static async of(url: string, count: number): Promise<Population> {
    return new Population(url, await arrive(huiyin, url, count))
  }

  /** Gives `name` this many conversations in total, each with a message. Returns those that are not the demo's. */
  async befriend(name: string, conversations: number): Promise<Talker[]> {
    const token = await huiyin.prepare(this.url, name)
    const [me] = await connectAll(huiyin, this.url, [{ name, token }])
    if (!me) throw new Error('nobody came')
    this.everybody.push(me)
    const greeted = (await me.request('/sync', {})) as { conversations: Conversation[] }
    const friends = this.others.slice(0, conversations - greeted.conversations.length)
    return inGroups(friends, async (person) => {
      const talker = { person, cid: await huiyin.pair(person, me) }
      await say(talker)
      return talker
    })
  }

  leave(): void {
    for (const person of this.everybody) person.leave()
  }
}

/** Sends one more message and waits for its receipt. */
export const say = ({ person, cid }: Talker): Promise<unknown> =>
  person.request('/message/send', outgoing(cid))
