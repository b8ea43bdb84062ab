import { DiagnosticsStore } from '../../../miniprogram/diagnostics/diagnostics-store'
import { Journal } from '../../../miniprogram/services/diagnostics/journal'
import { VirtualClock } from '../../world/virtual-clock'
import { liveWorld, Surroundings } from '../phone'

describe('the diagnostics', () => {
  it('show the state of the connection', async () => {
    const { phone, clock, server } = await liveWorld()
    const page = new DiagnosticsStore(phone.diagnostics)
    await clock.pass(1000)
    expect(page).toMatchObject({ socketState: 'live', way: 'socket', roundTripMs: 10, lastEnd: '' })

    server.isReachable = false
    server.cut()
    await clock.pass(5000)

    expect(page).toMatchObject({ socketState: 'waiting', way: 'none' })
    expect(page.lastEnd).toBe('connectSocket:\u200bfail')
    expect(page.secondsToRetry).toBeGreaterThan(0)
  })

  it('count waiting messages', async () => {
    const { phone, clock, server } = await liveWorld()
    server.append('c1', {})
    await clock.during(phone.inbox.refresh())
    server.mute.add('/message/send')
    const chat = phone.openChat('c1')
    chat.edit('waiting')
    chat.send()
    const page = new DiagnosticsStore(phone.diagnostics)
    await clock.pass(300)

    expect(page.outboxCount).toBe(1)
    expect(page.outboxBytes).toBeGreaterThan(50)
  })

  it('list events, newest first, and can be copied without message texts and tokens', async () => {
    const { phone, clock, server } = await liveWorld()
    server.append('c1', {})
    await clock.during(phone.inbox.refresh())
    const chat = phone.openChat('c1')
    chat.edit('a secret')
    chat.send()
    await clock.pass(1000)
    const page = new DiagnosticsStore(phone.diagnostics)

    expect(page.events.map(({ text }) => text)).toContain('connection: live')
    expect(page.events[0]?.text).toBe('outbox: 0')
    expect(page.text()).toContain('connection: live')
    expect(page.text()).not.toContain('a secret')
    expect(page.text()).not.toContain('token')
  })

  it('list each attempt to sign in and its outcome, without codes', async () => {
    const surroundings = new Surroundings()
    const { clock, server } = surroundings
    surroundings.loginCode = 'demo:a secret code'
    server.httpAnswers = [
      { status: 403, body: {} },
      { status: 403, body: { error: { code: 'a secret answer' } } },
    ]
    const phone = surroundings.start()
    const page = new DiagnosticsStore(phone.diagnostics)
    await clock.until(() => server.count('/api/login') === 1)
    await clock.pass(300)
    expect(page.lastEnd).toBe('sign-in: HTTP 403')
    expect(page.secondsToRetry).toBeGreaterThan(0)

    server.isReachable = false
    await clock.pass(4_000)
    expect(page.lastEnd).toBe('sign-in: request:\u200bfail')

    server.isReachable = true
    server.httpAnswers = []
    await clock.until(() => phone.connection.isLive)
    await clock.pass(300)

    const told = page.events.map(({ text }) => text).filter((text) => text.startsWith('sign-in'))
    expect(told.reverse().slice(0, 4)).toEqual([
      'sign-in: attempt 1',
      'sign-in: failed, HTTP 403',
      'sign-in: attempt 2',
      'sign-in: failed, request:\u200bfail',
    ])
    expect(told.at(-1)).toBe('sign-in: succeeded')
    expect(page.text()).not.toContain('secret')
    expect(page.text()).not.toContain('token')
  })

  it('say that the phone was replaced, and keep saying so', async () => {
    const { phone, clock, server } = await liveWorld()
    const page = new DiagnosticsStore(phone.diagnostics)

    server.tell({ url: '/bye', data: { reason: 'replaced' } })
    await clock.pass(2_000)
    expect(page.lastEnd).toBe('replaced')
    expect(page.events[0]?.text).toBe('connection: refused (replaced)')

    phone.connection.retryNow()
    await clock.pass(2_000)
    expect(page).toMatchObject({ socketState: 'live', lastEnd: 'replaced' })
  })

  it('plan no attempt without a network', async () => {
    const { phone, clock, server, surroundings } = await liveWorld()
    const page = new DiagnosticsStore(phone.diagnostics)
    server.isReachable = false
    server.cut()
    surroundings.networkChanged({ isConnected: false, type: 'none' })

    await clock.pass(20_000)

    expect(page).toMatchObject({ socketState: 'waiting', secondsToRetry: 0 })
  })

  it('stop when their page is closed', async () => {
    const { phone, clock, server } = await liveWorld()
    const page = new DiagnosticsStore(phone.diagnostics)
    page.close()

    server.isReachable = false
    server.cut()
    await clock.pass(5000)

    expect(page.socketState).toBe('live')
  })
})

describe('the journal', () => {
  it('keeps the last two hundred events', () => {
    const journal = new Journal(new VirtualClock())

    for (let count = 1; count <= 205; count++) journal.note(`event ${count}`)

    expect(journal.events).toHaveLength(200)
    expect(journal.events[0]).toMatchObject({ number: 6, what: 'event 6' })
  })
})
