import { row } from '../services/entries'
import { Surroundings } from '../services/phone'
import { FakePage } from './page'

/** Types a text and sends it. */
export const say = (chat: Chat, text: string): void => {
  chat.edit(text)
  chat.send()
}

type Chat = ReturnType<Awaited<ReturnType<Surroundings['live']>>['openChat']>

/** A page that draws a chat. */
export function open(chat: Chat) {
  const page = new FakePage()
  const hide = chat.onPatch((patch) => page.setData(patch))
  return { chat, page, hide }
}

interface Scene {
  texts?: number
  /** How many of them are read. All by default. */
  read?: number
  /** A url that gets no answer. */
  mute?: string
}

/** A connected phone with the chat `c1` on its screen, which has this many texts. */
export async function openChat({ texts = 0, read, mute = '' }: Scene = {}) {
  const surroundings = new Surroundings()
  const { server, clock } = surroundings
  server.mute.add(mute)
  server.rows.set('c1', row())
  for (let said = 0; said < texts; said++) server.append('c1', { at: clock.now() })
  const marks = { readSeq: read ?? texts, readN: read ?? texts }
  server.rows.set('c1', { ...server.rows.get('c1')!, ...marks })
  const phone = await surroundings.live()
  const { chat, page, hide } = open(phone.openChat('c1'))
  await clock.pass(100)
  return { surroundings, server, clock, phone, chat, page, hide }
}
