import { newMid, outgoing } from '../message'
import { arrives, ask, befriendMany, signIn, type Device } from '../people'
import { inGroups } from '../generator/arrive'
import type { Person } from '../generator/person'
import { huiyin } from '../dialects/huiyin'

const TEXTS = 100
const LONG = '长'.repeat(3_900)
const RECALLS = 6_000
const FRIENDS = 10_000
const PHONES = ['old', 'new', 'tablet']

/** What attackers can ask for. */
export interface Prey {
  url: string
  /** The demo's group, with a page of long texts at its end. */
  cid: string
  /** A group in which thousands of messages were recalled. */
  recalls: string
  /** Three devices of a person with thousands of conversations. */
  heavy: readonly Device[]
}

/** The people who attack. All of them are members of the demo's groups. */
export const ATTACKING = ['Mallory', 'Trudy', 'Oscar', 'Sybil']

/** Fills the store. The server must have no limits. */
export async function prepare(url: string): Promise<Prey> {
  for (const name of ATTACKING) await signIn(url, name)
  await befriendMany(url, 'Heavy', FRIENDS)
  const heavy = []
  for (const phone of PHONES) heavy.push(await signIn(url, 'Heavy', phone))
  const [mallory, trudy] = [await arrives(url, 'Mallory'), await arrives(url, 'Trudy')]
  const recalls = await recalled(mallory, trudy)
  const cid = await huiyin.group([mallory])
  const say = (): Promise<unknown> =>
    mallory.request('/message/send', { ...outgoing(cid), body: { text: LONG } })
  for (let count = 0; count < TEXTS; count++) await say()
  for (const person of [mallory, trudy]) person.leave()
  return { url, cid, recalls, heavy }
}

/** A conversation of the two in which one took everything back. */
async function recalled(one: Person, other: Person): Promise<string> {
  const cid = await huiyin.pair(one, other)
  const all = Array.from({ length: RECALLS })
  await inGroups(all, async () => {
    const { seq } = await ask(one, '/message/send', {
      cid,
      mid: newMid(),
      type: 'text',
      body: { text: '?' },
    })
    await one.request('/message/recall', { cid, mid: newMid(), seq })
  })
  return cid
}
