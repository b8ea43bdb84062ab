import type { Params, RequestUrl, Result } from '../protocol/requests'
import type { SignedIn } from '../protocol/session'
import { huiyin } from './dialects/huiyin'
import { connectAll, inGroups } from './generator/arrive'
import type { Person } from './generator/person'
import { outgoing } from './message'

/** A device that has signed in over HTTP. */
export interface Device {
  name: string
  token: string
  userId: string
  deviceId: string
}

/** Signs a device in; each name has one device for each `deviceId`. */
export async function signIn(url: string, name: string, deviceId = name): Promise<Device> {
  const response = await fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: `demo:${name}`, deviceId }),
  })
  const { token, user } = (await response.json()) as SignedIn
  return { name, token, userId: user.id, deviceId }
}

export const ask = <U extends RequestUrl>(
  person: Person,
  url: U,
  data: Params<U>
): Promise<Result<U>> => person.request(url, data) as Promise<Result<U>>

/** The person, connected under the device that is called as the person is. */
export async function arrives(url: string, name: string): Promise<Person> {
  const [person] = await connectAll(huiyin, url, [{ name, token: await huiyin.prepare(url, name) }])
  if (!person) throw new Error('nobody came')
  return person
}

/** Lets `name` have so many direct conversations, each with a message. The server must have no limits. */
export async function befriendMany(url: string, name: string, count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `friend-${index}`)
  const friends = await inGroups(names, (friend) => signIn(url, friend))
  const person = await arrives(url, name)
  await inGroups(friends, async ({ userId }) => {
    const { conversation } = await ask(person, '/conversation/open', { userId })
    await person.request('/message/send', outgoing(conversation.cid))
  })
  person.leave()
}
