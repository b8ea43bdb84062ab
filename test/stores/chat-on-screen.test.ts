import { row } from '../services/entries'
import { Surroundings } from '../services/phone'
import { open, openChat, say } from './open-chat'

describe('a conversation on screen', () => {
  it('shows messages sorted, once, and none across a gap', async () => {
    const { page, clock, server } = await openChat({ texts: 1 })
    server.mute.add('/history')
    const [second, third] = [server.append('c1', {}), server.append('c1', {})]

    server.tell({ url: '/message', data: third })
    server.tell({ url: '/message', data: third })
    await clock.pass(100)
    expect(page.texts).toEqual(['text 1'])
    server.tell({ url: '/message', data: second })
    await clock.pass(100)

    expect(page.texts).toEqual(['text 1', 'text 2', 'text 3'])
  })

  it('fills a gap from the history', async () => {
    const { page, clock, server } = await openChat({ texts: 1 })
    server.says('c1', { isPushed: false })

    server.says('c1')
    await clock.pass(200)

    expect(page.texts).toEqual(['text 1', 'text 2', 'text 3'])
  })

  it('shows a recall as a grey line, even if it arrives before the message', async () => {
    const { page, clock, server } = await openChat({ texts: 1 })
    const message = server.append('c1', {})
    const recall = server.append('c1', { type: 'recall', body: { seq: 2 } })

    server.tell({ url: '/message', data: recall }, { url: '/message', data: message })
    await clock.pass(200)

    expect(page.texts).toEqual(['text 1', '-- Bob 撤回了一条消息'])
  })

  it('tells in one line who joined, one after another, and in another line who left', async () => {
    const { page, clock, server } = await openChat({ texts: 1 })
    const happens = (what: 'member-joined' | 'member-left', name: string) => {
      server.says('c1', { type: 'notice', n: 1, body: { what, userId: name, name } })
    }

    for (const name of ['A', 'B']) happens('member-joined', name)
    await clock.pass(200)
    expect(page.texts).toEqual(['text 1', '-- A、B 加入了群聊'])
    for (const name of ['C', 'D', 'E', 'A']) happens('member-joined', name)
    happens('member-left', 'B')
    await clock.pass(200)

    expect(page.texts).toEqual(['text 1', '-- A、B、C 等 5 人加入了群聊', '-- B 离开了群聊'])
  })

  it('puts the time above the divider before the unread messages', async () => {
    const surroundings = new Surroundings()
    const { server, clock } = surroundings
    server.rows.set('c1', row())
    for (const at of [1_000_000, 5_000_000]) server.append('c1', { at })
    server.rows.set('c1', { ...server.rows.get('c1')!, readSeq: 1, readN: 1 })
    const { page } = open((await surroundings.live()).openChat('c1'))
    await clock.pass(200)

    expect(page.rows.map(({ kind }) => kind)).toEqual(['time', 'text', 'time', 'divider', 'text'])
  })

  it('shows where the unread messages begin, and tells the server when they were seen', async () => {
    const { page, chat, clock, server } = await openChat({ texts: 3, read: 1 })
    await clock.pass(100)

    expect(page.texts).toEqual(['text 1', '-- 以下是新消息', 'text 2', 'text 3'])
    expect(chat.firstUnreadKey).toBe('divider')
    expect(server.sent('/read')).toEqual([{ cid: 'c1', seq: 3 }])
  })

  it('knows where the unread messages begin when it is first drawn', async () => {
    const { clock, server, phone, chat } = await openChat({ texts: 3 })
    chat.close()
    server.says('c1')
    await clock.pass(200)

    const again = phone.openChat('c1')
    const keys: string[] = []
    again.onPatch(() => keys.push(again.firstUnreadKey))

    expect(keys).toEqual(['divider'])
  })

  it('[READ2] repeats a read mark until it is answered, even over a restart', async () => {
    const { clock, server, surroundings } = await openChat({ texts: 3, read: 1, mute: '/read' })
    await clock.pass(1000)

    surroundings.kill()
    await surroundings.live()
    await clock.pass(1000)
    server.mute.clear()
    await clock.pass(20_000)
    const asked = server.count('/read')
    await clock.pass(60_000)

    expect(asked).toBe(3)
    expect(server.count('/read')).toBe(asked)
  })

  it('counts new messages while the user reads elsewhere, and does not mark them as read', async () => {
    const { chat, clock, server } = await openChat({ texts: 50 })
    chat.atEnd(false)

    server.says('c1')
    server.says('c1')
    await clock.pass(200)
    expect(chat.newBelow).toBe(2)
    expect(server.sent('/read')).toEqual([])
    chat.showLatest()
    await clock.pass(200)

    expect(chat.newBelow).toBe(0)
    expect(server.sent('/read')).toMatchObject([{ seq: 52 }])
  })

  it('does not mark messages as read while it is hidden', async () => {
    const { phone, chat, page, hide, clock, server } = await openChat({ texts: 3 })

    hide()
    phone.hide()
    server.says('c1')
    await clock.pass(1000)
    expect(server.sent('/read')).toEqual([])
    expect(phone.inbox.rows[0]).toMatchObject({ unread: 1 })
    phone.show()
    chat.onPatch((patch) => page.setData(patch))
    await clock.pass(1000)

    expect(server.sent('/read')).toMatchObject([{ seq: 4 }])
  })

  it('opens from the cache before the network answers', async () => {
    const { clock, surroundings } = await openChat({ texts: 3 })
    await clock.pass(2000)
    surroundings.kill()
    surroundings.server.isReachable = false

    const phone = surroundings.start()
    const { page, chat } = open(phone.openChat('c1'))

    expect(phone.inbox.rows).toMatchObject([{ title: 'Bob', line: 'text 3' }])
    expect(page.texts).toEqual(['text 1', 'text 2', 'text 3'])
    expect(chat).toMatchObject({ phase: 'ready', title: 'Bob' })
  })

  it('is rebuilt if the cache is damaged, and unsent messages are still sent', async () => {
    const { chat, clock, server, surroundings } = await openChat({ texts: 3 })
    server.mute.add('/message/send')
    say(chat, 'precious')
    await clock.pass(2000)
    surroundings.kill()
    for (const key of surroundings.disk.keys())
      if (/rows|log|sync/.test(key)) surroundings.disk.set(key, '{"v":1,"value":[{"cid":7}]}')

    server.mute.clear()
    const { page } = open((await surroundings.live()).openChat('c1'))
    await clock.pass(200)

    expect(page.texts).toEqual(['text 1', 'text 2', 'text 3', 'me: precious (sent)'])
  })

  it('drops its messages if the server has another database, and keeps unsent ones', async () => {
    const { chat, page, clock, server } = await openChat({ texts: 3 })
    server.isReachable = false
    server.cut()
    say(chat, 'mine')
    await clock.pass(100)

    server.logs.set('c1', [])
    server.rows.clear()
    server.append('c1', {})
    server.epoch = 'restored'
    server.isReachable = true
    await clock.pass(60_000)

    expect(page.texts).toEqual(['text 1', 'me: mine (sent)'])
  })

  it('is gone on a phone that is in sync and does not know it, until somebody writes in it', async () => {
    const { phone, server, clock } = await openChat()
    const { chat } = open(phone.openChat('of others'))
    expect(chat.phase).toBe('gone')

    server.says('of others')
    await clock.pass(500)

    expect(chat.phase).toBe('ready')
    expect(chat.isGone).toBe(false)
  })

  it('[CLI3] is gone if the server does not return it', async () => {
    const { server, clock, surroundings } = await openChat()
    server.failures.set('/history', [{ code: 'not-found', message: '' }])
    server.rows.set('c2', row({ cid: 'c2', lastSeq: 1, n: 1 }))
    const phone = await surroundings.live()
    const { chat } = open(phone.openChat('c2'))
    await clock.pass(200)

    expect(chat.phase).toBe('gone')
    expect(chat.canSend).toBe(false)
  })
})
