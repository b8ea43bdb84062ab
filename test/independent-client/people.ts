import { randomBytes } from 'node:crypto'
import { Client } from './client'
import { signIn } from './http'
import type { Conversation, Entry, Receipt, User } from './words'

/** A signed-in person on a device. */
export interface Person {
  user: User
  token: string
  deviceId: string
  client: Client
}

/** The same without a connection. */
export type Absent = Omit<Person, 'client'>

/** A fresh `mid`: 144 random bits. */
export const newMid = (): string => randomBytes(18).toString('base64url')

/** The data of `/login` for a device. */
export const loginOf = (
  { token, deviceId }: Pick<Person, 'token' | 'deviceId'>,
  more: object = {}
): object => ({ token, deviceId, protocol: 1, ...more })

/** Opens a socket for a signed-in device. */
export async function connect(address: string, { user, token, deviceId }: Absent): Promise<Person> {
  const client = await Client.open(address)
  await client.ask('/login', loginOf({ token, deviceId }))
  return { user, token, deviceId, client }
}

/** Signs a person in by name, and opens a socket for the device. */
export async function arrive(
  address: string,
  name: string,
  deviceId = `${name}-1`
): Promise<Person> {
  const { user, token } = await signIn(address, `demo:${name}`, deviceId)
  return connect(address, { user, token, deviceId })
}

/** The cid of the direct conversation of two people. */
export async function conversationOf({ client }: Person, { user }: Person): Promise<string> {
  const { conversation } = await client.ask('/conversation/open', { userId: user.id })
  return conversation.cid
}

export const say = (
  { client }: Person,
  cid: string,
  words: { text: string; mid?: string }
): Promise<Receipt> =>
  client.ask('/message/send', {
    cid,
    mid: words.mid ?? newMid(),
    type: 'text',
    body: { text: words.text },
  })

/** The next entry of that conversation that the person is told about. */
export const hears = (
  { client }: Person,
  cid: string,
  isIt: (entry: Entry) => boolean = () => true
): Promise<Entry> => client.notices.next('/message', (entry) => entry.cid === cid && isIt(entry))

/** The row of that conversation as this person sees it. */
export async function rowOf({ client }: Person, cid: string): Promise<Conversation> {
  const { conversations } = await client.ask('/sync')
  const row = conversations.find((one) => one.cid === cid)
  if (!row) throw new Error(`No row of ${cid} in the sync.`)
  return row
}

/** The messages that this person reads in that conversation, as seq and text. */
export async function textsOf(
  { client }: Person,
  cid: string
): Promise<[seq: number, text: string | undefined][]> {
  const { entries } = await client.ask('/history', { cid, after: 0 })
  return entries.map(({ seq, body }) => [seq, body.text])
}
