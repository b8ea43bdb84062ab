import { row, said } from '../services/entries'
import { Surroundings } from '../services/phone'
import { open, say } from './open-chat'
import { FakePage } from './page'

describe('the list of conversations', () => {
  it('has pinned ones first, then the newest, and none that is gone', async () => {
    const { phone } = await list(
      conversation('old', { at: 1 }),
      conversation('new', { at: 9 }),
      conversation('pinned', { at: 0, pinned: true }),
      conversation('gone', { at: 10, gone: true })
    )

    expect(phone.inbox.rows.map(({ title }) => title)).toEqual(['pinned', 'new', 'old'])
  })

  it('counts unread messages, and on the tab those that are not muted', async () => {
    const { phone } = await list(
      conversation('some', { n: 7, readN: 5 }),
      conversation('many', { n: 300, readN: 100 }),
      conversation('muted', { n: 50, muted: true })
    )

    expect(phone.inbox.rows.map(({ badge }) => badge).sort()).toEqual(['2', '50', '99+'])
    expect(phone.inbox.tabBadge).toBe('99+')
    expect(phone.inbox.unreadTotal).toBe(202)
  })

  it('moves a conversation up when somebody writes, by path', async () => {
    const { phone, page, server, clock } = await list(
      conversation('first', { at: 9 }),
      conversation('second', { at: 1 })
    )

    server.says('second')
    await clock.pass(100)

    expect(phone.inbox.rows.map(({ title }) => title)).toEqual(['second', 'first'])
    expect(page.data).toEqual({ rows: phone.inbox.rows })
  })

  it('shows a draft instead of the last line', async () => {
    const { phone, clock } = await list(conversation('bob', {}))
    const { chat } = open(phone.openChat('bob'))

    chat.edit('not yet')
    await clock.pass(100)

    expect(phone.inbox.rows[0]).toMatchObject({ line: 'not yet', lineKind: 'draft' })
    say(chat, 'now')
    await clock.pass(200)
    expect(phone.inbox.rows[0]).toMatchObject({ line: 'now', lineKind: 'text' })
  })

  it('keeps showing the last message while people join and leave', async () => {
    const { phone, server, clock } = await list(conversation('team', { kind: 'group', at: 5 }))

    server.says('team', joined(2, 'Ann'))
    server.says('team', joined(3, 'Cid'))
    await clock.pass(100)

    expect(phone.inbox.rows[0]).toMatchObject({ line: 'Bob: text 1' })
  })

  it('shows the last message after a start too, or who joined if there is none', async () => {
    const last = joinedEntry('team', 9)
    const { phone } = await list(
      conversation('team', {
        kind: 'group',
        last,
        n: 1,
        lastSeq: 9,
        lastSaid: said(1, { cid: 'team', at: 7 }),
      }),
      conversation('new', { kind: 'group', last: joinedEntry('new', 1), lastSeq: 1, n: 0 })
    )

    expect(phone.inbox.rows.map(({ line }) => line)).toEqual(['Ann 加入了群聊', 'Bob: text 1'])
  })

  it('does not show a text that was recalled after somebody joined', async () => {
    const { phone, server, clock } = await list(conversation('team', { kind: 'group', at: 5 }))

    server.says('team', joined(2, 'Ann'))
    server.says('team', { type: 'recall', body: { seq: 1 }, n: 1 })
    server.says('team', joined(4, 'Cid'))
    await clock.pass(100)

    expect(phone.inbox.rows[0]).toMatchObject({ line: 'Bob 撤回了一条消息' })
  })

  it('shows no invisible draft', async () => {
    const { phone, clock } = await list(conversation('bob', {}))
    const { chat } = open(phone.openChat('bob'))

    for (const text of ['   ', '\u200b', '\u3164\n']) {
      chat.edit(text)
      await clock.pass(100)

      expect(phone.inbox.rows[0]).toMatchObject({ line: 'text 1', lineKind: 'text' })
      expect(chat.canSend).toBe(false)
    }
  })

  it('isolates right-to-left names and texts from the text around them', async () => {
    const people = [{ id: 'bob', name: 'מירי', avatar: '' }]
    const last = said(1, { cid: 'team', body: { text: 'שלום!\n\u202eabc' } })
    const { phone } = await list(conversation('team', { kind: 'group', people, last }))

    expect(phone.inbox.rows[0]?.line).toBe('\u2068מירי\u2069: \u2068שלום! abc\u2069')
  })

  it('draws no more of a long text than fits on a line, and no half emoji', async () => {
    const last = said(1, { cid: 'bob', body: { text: '👨‍👩‍👧'.repeat(400) } })
    const { phone } = await list(conversation('bob', { last }))

    expect(phone.inbox.rows[0]?.line).toBe(`${'👨‍👩‍👧'.repeat(20)}…`)
  })

  it('requests an unknown conversation when a message arrives in it', async () => {
    const { phone, server, clock } = await list(conversation('bob', {}))
    server.rows.set('new', conversation('new', { at: 1e13 }))

    server.tell({ url: '/message', data: said(1, { cid: 'new' }) })
    await clock.pass(200)

    expect(phone.inbox.rows[0]).toMatchObject({ title: 'new' })
  })

  it('draws a thousand conversations page by page, each page small', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      conversation(`c${index}`, { at: index })
    )
    const { phone, page, clock } = await list(...many)
    expect(phone.inbox.rows).toHaveLength(60)

    phone.inbox.showMore()
    await clock.pass(100)

    expect(phone.inbox.rows).toHaveLength(120)
    expect(Math.max(...page.calls)).toBeLessThan(32 * 1024)
    expect(page.data).toEqual({ rows: phone.inbox.rows })
  })

  it('is complete before the network answers, after a restart', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      conversation(`c${index}`, { at: index })
    )
    const { surroundings, clock } = await list(...many)
    await clock.pass(3000)
    surroundings.kill()
    surroundings.server.isReachable = false

    const { inbox } = surroundings.start()
    const page = new FakePage()
    inbox.onPatch((patch) => page.setData(patch))

    expect(inbox.rows).toHaveLength(60)
    expect(inbox.phase).toBe('ready')
    expect(page.calls).toHaveLength(1)
  })

  it('requests changes when the user pulls it down', async () => {
    const { phone, server, clock } = await list(conversation('bob', {}))
    server.rows.set('bob', conversation('bob', { n: 3, rev: 2 }))

    const refreshed = phone.inbox.refresh()
    await clock.pass(200)
    await refreshed

    expect(phone.inbox.rows[0]).toMatchObject({ unread: 3 })
    expect(phone.inbox.isRefreshing).toBe(false)
  })
})

const joined = (seq: number, name: string) =>
  ({ type: 'notice', n: 1, seq, body: { what: 'member-joined', userId: name, name } }) as const

const joinedEntry = (cid: string, seq: number) => said(seq, { cid, ...joined(seq, 'Ann') })

const conversation = (
  cid: string,
  { at = 5, ...more }: Partial<ReturnType<typeof row>> & { at?: number }
) => row({ cid, title: cid, lastSeq: 1, last: said(1, { cid, at }), ...more })

async function list(...rows: ReturnType<typeof row>[]) {
  const surroundings = new Surroundings()
  const { server, clock } = surroundings
  for (const each of rows) {
    server.rows.set(each.cid, each)
    if (each.last) server.logs.set(each.cid, [each.last])
  }
  const phone = await surroundings.live()
  const page = new FakePage()
  phone.inbox.onPatch((patch) => page.setData(patch))
  await clock.pass(100)
  return { surroundings, server, clock, phone, page }
}
