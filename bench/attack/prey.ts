import { newMid, outgoing } from '../message'
import { arrives, ask, befriendMany, signIn, type Device } from '../people'
import { inGroups } from '../generator/arrive'
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
  /** By attacker, a conversation in which thousands of messages were recalled. */
  recalls: Readonly<Record<string, string>>
  /** Three devices of a person with thousands of conversations. */
  heavy: readonly Device[]
}

/** The people who attack. All of them are members of the demo's groups. */
export const ATTACKING = ['Mallory', 'Trudy', 'Oscar', 'Sybil']
const PAIRS = [
  ['Mallory', 'Trudy'],
  ['Oscar', 'Sybil'],
] as const

/** Fills the store. The server must have no limits. */
export async function prepare(url: string): Promise<Prey> {
  for (const name of ATTACKING) await signIn(url, name)
  await befriendMany(url, 'Heavy', FRIENDS)
  const heavy = []
  for (const phone of PHONES) heavy.push(await signIn(url, 'Heavy', phone))
  const recalls: Record<string, string> = {}
  for (const names of PAIRS) {
    const cid = await recalled(url, names)
    for (const name of names) recalls[name] = cid
  }
  const mallory = await arrives(url, 'Mallory')
  const cid = await huiyin.group([mallory])
  const say = (): Promise<unknown> =>
    mallory.request('/message/send', { ...outgoing(cid), body: { text: LONG } })
  for (let count = 0; count < TEXTS; count++) await say()
  mallory.leave()
  return { url, cid, recalls, heavy }
}

/** A conversation of the two in which one took everything back. */
async function recalled(url: string, names: readonly [string, string]): Promise<string> {
  const [one, other] = [await arrives(url, names[0]), await arrives(url, names[1])]
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
  for (const person of [one, other]) person.leave()
  return cid
}
