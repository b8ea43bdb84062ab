import { open, openChat, say } from './open-chat'

describe('sending a message', () => {
  it('shows it at once, as sent when the server has numbered it, and as read when it was read', async () => {
    const { chat, page, clock, server } = await openChat({ texts: 1 })

    say(chat, ' hello ')
    expect(page.texts).toEqual(['text 1', 'me: hello (queued)'])
    await clock.pass(100)
    expect(page.texts).toEqual(['text 1', 'me: hello (sent)'])
    server.tell({ url: '/read', data: { cid: 'c1', userId: 'bob', seq: 2, n: 2 } })
    await clock.pass(100)

    expect(page.texts).toEqual(['text 1', 'me: hello (read)'])
    expect(chat.draft).toBe('')
  })

  it('happens once for two taps, and not for an empty text', async () => {
    const { chat, clock, server } = await openChat()

    say(chat, 'once')
    chat.send()
    say(chat, '   ')
    await clock.pass(1000)

    expect(server.sent('/message/send')).toHaveLength(1)
  })

  it('shows a clock only after more than 300 ms', async () => {
    const { chat, page, clock, server } = await openChat()
    server.mute.add('/message/send')

    say(chat, 'slow')
    await clock.pass(290)
    expect(page.rows.at(-1)).toMatchObject({ showsClock: false })
    await clock.pass(100)

    expect(page.rows.at(-1)).toMatchObject({ showsClock: true })
  })

  it('[CLI12] keeps the order, one at a time, whatever is lost', async () => {
    const { chat, page, clock, server } = await openChat()
    server.mute.add('/message/send')
    for (const text of ['one', 'two', 'three']) say(chat, text)
    await clock.pass(7000)
    expect(server.count('/message/send')).toBe(1)

    server.mute.clear()
    await clock.pass(20_000)

    expect(page.texts).toEqual(['me: one (sent)', 'me: two (sent)', 'me: three (sent)'])
    expect(server.logs.get('c1')).toHaveLength(3)
  })

  it('shows one bubble if the notice comes before the receipt, or if the receipt never comes', async () => {
    const { chat, page, clock, server } = await openChat()
    server.mute.add('/message/send')

    say(chat, 'hello')
    await clock.pass(20)
    server.tell({ url: '/message', data: server.logs.get('c1')![0]! })
    await clock.pass(100)

    expect(page.texts).toEqual(['me: hello (sent)'])
  })

  it("does not mistake another person's message with the same id for an own one", async () => {
    const { chat, page, clock, server } = await openChat()
    server.mute.add('/message/send')
    say(chat, 'mine')
    await clock.pass(20)
    const { mid } = server.logs.get('c1')![0]!
    server.logs.set('c1', [])

    server.says('c1', { mid: mid! })
    await clock.pass(100)

    expect(page.texts).toEqual(['text 1', 'me: mine (queued)'])
  })

  it('keeps a message read, even if a restored server does not know it', async () => {
    const { chat, page, clock, server } = await openChat()
    say(chat, 'hello')
    await clock.pass(100)
    server.tell({ url: '/read', data: { cid: 'c1', userId: 'bob', seq: 1, n: 1 } })
    await clock.pass(100)

    server.epoch = 'restored'
    server.cut()
    await clock.pass(5000)

    expect(page.texts).toEqual(['me: hello (read)'])
  })

  it('shows a sent message at its place, even while a gap is being filled', async () => {
    const { chat, page, clock, server } = await openChat({ texts: 1 })
    server.says('c1', { isPushed: false })
    server.mute.add('/history')

    say(chat, 'mine')
    await clock.pass(100)
    expect(page.texts).toEqual(['text 1', 'me: mine (sent)'])
    server.mute.clear()
    await clock.pass(20_000)

    expect(page.texts).toEqual(['text 1', 'text 2', 'me: mine (sent)'])
  })

  it('continues after a message that was finally refused, which can be resent under its id', async () => {
    const { chat, page, clock, server } = await openChat()
    server.failures.set('/message/send', [{ code: 'muted', message: '' }])

    say(chat, 'refused')
    say(chat, 'good')
    await clock.pass(200)
    expect(page.texts).toEqual(['me: good (sent)', 'me: refused (failed)'])
    const { key } = page.rows.at(-1)!
    chat.retry(key)
    await clock.pass(200)

    expect(page.texts).toEqual(['me: good (sent)', 'me: refused (sent)'])
    expect(page.rows.at(-1)).toMatchObject({ key })
  })

  it('deletes a failed message on request', async () => {
    const { chat, page, clock, server } = await openChat()
    server.failures.set('/message/send', [{ code: 'a code of tomorrow' as 'muted', message: '' }])
    say(chat, 'refused')
    await clock.pass(200)

    chat.discard(page.rows.at(-1)!.key)
    await clock.pass(200)

    expect(page.texts).toEqual([])
  })

  it('[ERR5] tries ten times if the server fails, then continues with the next one', async () => {
    const { chat, page, clock, server } = await openChat()
    const internal = { code: 'internal' as const, message: '' }
    server.failures.set(
      '/message/send',
      Array.from({ length: 10 }, () => internal)
    )

    say(chat, 'poison')
    say(chat, 'good')
    await clock.pass(300_000)

    expect(page.texts).toEqual(['me: good (sent)', 'me: poison (failed)'])
  })

  it('waits as long as the server requests', async () => {
    const { chat, clock, server } = await openChat()
    const limited = { code: 'rate-limited' as const, message: '', retryAfter: 5000 }
    server.failures.set('/message/send', [limited])

    say(chat, 'patient')
    await clock.pass(4900)
    expect(server.count('/message/send')).toBe(1)
    await clock.pass(2000)

    expect(server.count('/message/send')).toBe(2)
  })

  it('refuses a text that is too long before it is queued, and keeps it as a draft', async () => {
    const { chat, page } = await openChat()

    say(chat, 'x'.repeat(4001))

    expect(chat.sendProblem).toBe('too-large')
    expect(chat.draft).toHaveLength(4001)
    expect(page.texts).toEqual([])
  })

  it('survives a kill of the app, with the same id', async () => {
    const { chat, clock, server, surroundings } = await openChat()
    server.mute.add('/message/send')
    say(chat, 'first')
    say(chat, 'second')
    await clock.pass(50)

    surroundings.kill()
    server.mute.clear()
    const phone = surroundings.start()
    const { page } = open(phone.openChat('c1'))
    expect(page.texts).toEqual(['me: first (queued)', 'me: second (queued)'])
    await clock.pass(3000)

    expect(page.texts).toEqual(['me: first (sent)', 'me: second (sent)'])
    expect(server.logs.get('c1')).toHaveLength(2)
  })

  it('keeps the text if the phone has no space for it', async () => {
    const { chat, page, surroundings } = await openChat()
    surroundings.isDiskFull = true

    say(chat, 'no room')

    expect(chat.sendProblem).toBe('no-room')
    expect(chat.draft).toBe('no room')
    expect(page.texts).toEqual([])
  })
})
