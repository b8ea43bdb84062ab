import type { Entry } from '../../protocol/entry'
import { said } from '../services/entries'
import { openChat } from './open-chat'

/** Entries that a server of a later version sends. */
const poll = { type: 'poll', body: { question: 'Lunch?' } } as unknown as Partial<Entry>
const pollClosed = { type: 'poll-closed', body: { at: 1 } } as unknown as Partial<Entry>
const reaction = { type: 'reaction', about: 1, body: { emoji: '👍' } } as unknown as Partial<Entry>

describe('what a later version says, on a phone of today', () => {
  it('[LOG9] stands in its place as a line that says so, and counts as the server counts', async () => {
    const { page, chat, clock, server, phone } = await openChat({ texts: 1 })
    chat.atEnd(false)

    server.says('c1', { ...poll, n: 2 })
    server.says('c1', { n: 3 })
    await clock.pass(200)

    expect(page.texts).toEqual(['text 1', '[当前版本无法显示这条消息]', 'text 3'])
    expect(chat.newBelow).toBe(2)
    expect(phone.inbox.rows[0]).toMatchObject({ unread: 2 })
  })

  it('[LOG9] is not unread where it leaves the count alone', async () => {
    const { chat, clock, server, phone } = await openChat({ texts: 1 })
    chat.atEnd(false)

    server.says('c1', { ...pollClosed, n: 1 })
    server.says('c1', { ...reaction, n: 1 })
    await clock.pass(200)

    expect(chat.newBelow).toBe(0)
    expect(phone.inbox.rows[0]).toMatchObject({ unread: 0 })
  })

  it('[LOG9] does not set the divider before an entry that does not count', async () => {
    const { server, page } = await openChat({ texts: 1 })
    server.append('c1', { ...pollClosed, n: 1 })
    server.append('c1', { n: 2 })
    const late = await openChatOn(server.logs.get('c1') ?? [])

    expect(page.texts).toEqual(['text 1'])
    expect(late).toEqual([...['text 1', '[当前版本无法显示这条消息]', '-- 以下是新消息', 'text 3']])
  })

  it('[LOG9] draws nothing for an entry about another one, in the chat and in the list', async () => {
    const { page, clock, server, phone } = await openChat({ texts: 1 })
    server.says('c1', { ...reaction, n: 1 })
    server.says('c1', { ...reaction, n: 1 })
    await clock.pass(200)

    expect(page.texts).toEqual(['text 1'])
    expect(phone.inbox.rows[0]).toMatchObject({ line: 'text 1', unread: 0 })
  })

  it('[LOG13] shows the last message in place of a change that it does not know', async () => {
    const { server, clock, phone } = await openChat({ texts: 1 })
    const row = server.rows.get('c1')!
    const last = said(2, { ...reaction, n: 1 })
    const heard = { ...row, lastSeq: 2, last, lastSaid: said(1), rev: row.rev + 1 }

    server.tell({ url: '/conversation', data: heard })
    await clock.pass(200)

    expect(phone.inbox.rows[0]).toMatchObject({ line: 'text 1' })
  })
})

/** The lines of a chat that is opened with this log, of which the first entry was read. */
async function openChatOn(log: readonly Entry[]): Promise<string[]> {
  const { page } = await openChat({ log, read: 1 })
  return page.texts
}
