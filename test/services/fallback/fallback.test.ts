import { liveWorld } from '../phone'

/** A phone that uses HTTP because sockets were refused for more than half a minute. */
async function overHttp() {
  const world = await liveWorld()
  const { server, clock, phone } = world
  server.append('c1', {})
  server.refusesSockets = true
  server.cut()
  await clock.pass(32_000)
  expect(phone.connection.banner).toBe('fallback')
  const chat = phone.openChat('c1')
  await clock.pass(500)
  const say = (text: string) => {
    chat.edit(text)
    chat.send()
  }
  return { ...world, chat, say, texts: () => server.logs.get('c1')!.slice(1).map(textOf) }
}

const textOf = ({ body }: { body: object }) => (body as { text: string }).text

describe('requests over HTTP', () => {
  it('poll for news every five seconds, and no more often', async () => {
    const { server, clock } = await overHttp()
    server.calls.length = 0

    await clock.pass(60_000)

    const polls = server.calls.filter(({ url }) => url === '/sync').length
    expect(polls).toBeGreaterThanOrEqual(9)
    expect(polls).toBeLessThanOrEqual(12)
  })

  it('send one message at a time in a conversation, over both carriers together', async () => {
    const { server, clock, say, texts, phone } = await overHttp()
    server.mute.add('/message/send')
    say('one')
    say('two')
    await clock.pass(1_000)

    server.refusesSockets = false
    await clock.until(() => phone.connection.isLive)
    const sentBefore = server.count('/message/send')
    server.mute.clear()
    await clock.pass(10_000)

    expect(sentBefore).toBe(1)
    expect(texts()).toEqual(['one', 'two'])
  })

  it('are not repeated at once if one is not answered', async () => {
    const { server, clock, say, texts } = await overHttp()
    server.mute.add('/message/send')
    say('slow')
    await clock.pass(8_500)
    expect(server.count('/message/send')).toBe(1)

    server.mute.clear()
    await clock.pass(10_000)

    expect(texts()).toEqual(['slow'])
  })

  it('continue with a new token if the old one has expired', async () => {
    const { server, clock, say, texts, phone } = await overHttp()
    server.callAnswers = [{ status: 401, body: { error: { code: 'expired', message: '' } } }]
    await clock.pass(7_000)
    expect(server.count('/api/login')).toBe(2)

    say('signed in again')
    await clock.pass(40_000)

    expect(phone.me.phase).toBe('signed-in')
    expect(texts()).toEqual(['signed in again'])
  })

  it('ask the user if the session was ended', async () => {
    const { server, clock, phone } = await overHttp()
    server.callAnswers = [{ status: 401, body: { error: { code: 'signed-out', message: '' } } }]
    await clock.pass(7_000)

    expect(phone.me.phase).toBe('signed-out')
    const calls = server.calls.length
    await clock.pass(60_000)
    expect(server.calls).toHaveLength(calls)
  })

  it('accept no page that a proxy returns instead of an answer', async () => {
    const { server, clock, say, phone, texts } = await overHttp()
    const portal = { status: 200, body: '<html>Welcome to our hotel</html>' }
    server.callAnswers = [portal, portal]
    say('hello')
    await clock.pass(100)
    expect(phone.connection.banner).not.toBe('fallback')

    await clock.pass(30_000)

    expect(texts()).toEqual(['hello'])
  })

  it('are answered to the user who sent them, not to the one who is signed in by then', async () => {
    const { server, clock, phone } = await overHttp()
    server.callDelayMs = 3_000
    const polls = server.calls.length
    await clock.until(() => server.calls.length > polls)

    phone.me.changeServer('http://192.168.1.2:8080')
    server.isReachable = false
    await clock.pass(5_000)

    expect(phone.inbox.rows).toEqual([])
  })

  it('show why a message was finally refused', async () => {
    const { server, clock, chat, say } = await overHttp()
    server.failures.set('/message/send', [{ code: 'muted', message: '' }])
    const patches: unknown[] = []
    chat.onPatch((patch) => patches.push(patch))

    say('let me speak')
    await clock.pass(1_000)

    expect(JSON.stringify(patches)).toContain('failed')
  })
})
