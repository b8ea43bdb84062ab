import type { Entry } from '../../protocol/entry'
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
  /** What was said instead of texts. */
  log?: readonly Entry[]
  /** All of them, unless told. */
  read?: number
  /** A url that gets no answer. */
  mute?: string
}

/** A live phone with the chat of `c1` on its screen, in which so many texts were said. */
export async function openChat({ texts = 0, log = [], read, mute = '' }: Scene = {}) {
  const surroundings = new Surroundings()
  const { server, clock } = surroundings
  server.mute.add(mute)
  server.rows.set('c1', row())
  for (let said = 0; said < texts; said++) server.append('c1', { at: clock.now() })
  for (const entry of log) server.append('c1', entry)
  const end = read ?? texts + log.length
  const marks = { readSeq: end, readN: end }
  server.rows.set('c1', { ...server.rows.get('c1')!, ...marks })
  const phone = await surroundings.live()
  const { chat, page, hide } = open(phone.openChat('c1'))
  await clock.pass(100)
  return { surroundings, server, clock, phone, chat, page, hide }
}
