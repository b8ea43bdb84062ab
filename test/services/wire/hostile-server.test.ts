import { DiagnosticsStore } from '../../../miniprogram/diagnostics/diagnostics-store'
import type { Conversation } from '../../../protocol/conversation'
import { row, said } from '../entries'
import { liveWorld, Surroundings } from '../phone'

/** A connected phone that knows one conversation with two messages. */
async function scene() {
  const surroundings = new Surroundings()
  const { server, clock } = surroundings
  server.rows.set('c1', row())
  server.append('c1', {})
  server.append('c1', {})
  const phone = await surroundings.live()
  await clock.pass(500)
  return { surroundings, server, clock, phone }
}

const lines = (phone: Awaited<ReturnType<typeof scene>>['phone']) =>
  phone.inbox.rows.map(({ title, line }) => `${title}: ${line}`)

const WRONG = [
  { url: '/message', data: { cid: 'c1' } },
  { url: '/message', data: said(3, { n: null } as object) },
  { url: '/message', data: said(3, { seq: 1e300 }) },
  { url: '/conversation', data: { ...row({ rev: 9 }), people: null } },
  { url: '/conversation', data: row({ rev: 9, last: said(1, { cid: 'another' }) }) },
  { url: '/read', data: { cid: {}, userId: [], seq: 'x', n: -1 } },
  { url: '/bye', data: {} },
  [[[[]]]],
]

describe('a server that sends invalid data', () => {
  it.each(WRONG)('is ignored, and does no harm: %j', async (frame) => {
    const { server, clock, phone } = await scene()

    server.tell(frame)
    await clock.pass(5_000)

    expect(lines(phone)).toEqual(['Bob: text 2'])
    expect(phone.connection.isLive).toBe(true)
    expect(server.lines).toHaveLength(1)
    server.says('c1')
    await clock.pass(500)
    expect(lines(phone)).toEqual(['Bob: text 3'])
  })

  it('[CLI17] is asked again for its invalid answer', async () => {
    const { server, clock, phone } = await scene()
    const missed = server.says('c1', { isPushed: false })

    server.tell({ url: '/message', data: { ...missed, at: 'now' } })
    await clock.pass(5_000)

    expect(lines(phone)).toEqual(['Bob: text 3'])
  })

  it.each([{ reason: 'tired' }, { reason: 'tired', retryAfter: 1 }, {}])(
    '[BYE5] is connected to again after a goodbye that nobody understands: %j',
    async (data) => {
      const { server, clock, phone } = await liveWorld()

      server.tell({ url: '/bye', data })
      server.cut()
      await clock.pass(3000)

      expect(server.lines).toHaveLength(2)
      expect(phone.connection.isLive).toBe(true)
    }
  )

  it('[CLI17] is asked for everything if it announces an entry that it does not have', async () => {
    const { server, clock, phone } = await scene()

    server.tell({ url: '/message', data: said(9, { body: { text: 'invented' } }) })
    await clock.pass(5_000)

    expect(lines(phone)).toEqual(['Bob: text 2'])
    expect(phone.inbox.unreadTotal).toBe(2)
  })

  it('is asked less often the longer it sends invalid data', async () => {
    const { server, clock, phone } = await scene()
    const before = server.count('/sync')

    for (let second = 0; second < 600; second++) {
      server.tell({ url: '/message', data: {} })
      await clock.pass(1_000)
    }

    expect(server.count('/sync') - before).toBeLessThan(20)
    expect(new DiagnosticsStore(phone.diagnostics).text()).toContain('dropped as invalid: /message')
    expect(new DiagnosticsStore(phone.diagnostics).text().split('left out').length).toBeLessThan(70)
  })

  it('is pinged from time to time, whatever interval it requests', async () => {
    const surroundings = new Surroundings()
    const { server, clock } = surroundings
    server.pingMs = 0
    await surroundings.live()

    await clock.pass(60_000)

    expect(server.count('/ping')).toBeLessThanOrEqual(12)
    expect(server.count('/ping')).toBeGreaterThan(0)
  })

  it('has the valid part of its list shown, and is asked again for the rest', async () => {
    const surroundings = new Surroundings()
    const { server, clock } = surroundings
    const good = row({ cid: 'good', title: 'good' })
    const bad = { ...row({ cid: 'bad', title: 'bad' }), rev: 'x' } as unknown as Conversation
    server.pages = [{ conversations: [good, bad], since: 'far', more: false }]
    server.rows.set('good', good)
    server.rows.set('bad', row({ cid: 'bad', title: 'bad' }))

    const phone = await surroundings.live()
    await clock.pass(100)
    expect(phone.inbox.rows.map(({ title }) => title)).toEqual(['good'])
    await clock.pass(3_000)

    expect(phone.inbox.rows.map(({ title }) => title)).toEqual(['bad', 'good'])
    expect(server.sent('/sync').slice(0, 2)).toEqual([{}, {}])
  })

  it.each([{ entries: [], first: 1, last: 30 }, { entries: 'none' }, [], null, undefined])(
    'is not asked endlessly for a page that never helps: %j',
    async (page) => {
      const { server, clock, phone } = await scene()
      server.results.set('/history', page)
      phone.openChat('c1')

      server.tell({ url: '/message', data: said(30) })
      await clock.pass(60_000)

      expect(server.count('/history')).toBeGreaterThan(2)
      expect(server.count('/history')).toBeLessThan(20)
      expect(phone.connection.isLive).toBe(true)
    }
  )

  it('is not followed through an endless list', async () => {
    const surroundings = new Surroundings()
    const { server, clock } = surroundings
    server.results.set('/sync', { conversations: [], since: 'again', more: true })
    surroundings.start()

    await clock.pass(120_000)

    expect(server.count('/sync')).toBeLessThan(100)
  })

  it('gets its message ten more times if the receipt is invalid; then the user is told', async () => {
    const { server, clock, phone } = await scene()
    server.results.set('/message/send', { cid: 'c1', mid: 'another', seq: 3, n: 3, at: 1 })
    const chat = phone.openChat('c1')

    chat.edit('hello')
    chat.send()
    await clock.pass(600_000)

    expect(server.count('/message/send')).toBe(10)
  })

  it('is asked for another sign-in if its answer is invalid', async () => {
    const surroundings = new Surroundings()
    const { server, clock } = surroundings
    server.httpAnswers = [
      { status: 200, body: { token: 'x', expiresAt: 'never', user: {} } },
      { status: 200, body: [] },
    ]

    const phone = surroundings.start()
    await clock.pass(60_000)

    expect(phone.connection.isLive).toBe(true)
  })
})
