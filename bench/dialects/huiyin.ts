import type { Conversation } from '../../protocol/conversation'
import type { SignedIn } from '../../protocol/session'
import type { Params, RequestUrl, Result } from '../../protocol/requests'
import type { Person } from '../generator/person'
import type { Dialect } from './dialect'
import { jsonFrames } from './json-frames'

/** Our server: signs in, opens conversations and finds the demo's group, as a phone does. */
export const huiyin: Dialect = {
  ...jsonFrames,
  async prepare(url, name) {
    const response = await fetch(`${url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: `demo:${name}`, deviceId: name }),
    })
    if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`)
    return ((await response.json()) as SignedIn).token
  },
  async greet(person, token) {
    const login = { token, deviceId: person.name, protocol: 1 } as const
    person.userId = (await ask(person, '/login', login)).userId
  },
  async pair(one, other) {
    const { conversation } = await ask(one, '/conversation/open', { userId: other.userId })
    // Until the first message, only the person who opened it knows the conversation.
    await ask(other, '/conversation/open', { userId: one.userId })
    return conversation.cid
  },
  async group([somebody]) {
    if (!somebody) throw new Error('a group needs people')
    const { conversations } = await ask(somebody, '/sync', {})
    return cidOf(conversations.find(({ kind }) => kind === 'group'))
  },
  tellsSender: true,
}

const ask = <U extends RequestUrl>(person: Person, url: U, data: Params<U>): Promise<Result<U>> =>
  person.request(url, data) as Promise<Result<U>>

function cidOf(group: Conversation | undefined): string {
  if (!group) throw new Error('the demo has no group')
  return group.cid
}
